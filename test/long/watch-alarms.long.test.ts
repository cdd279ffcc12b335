// Every case, not only the few of the small size.
import '../scenarios/watch/alarms.test.ts'
