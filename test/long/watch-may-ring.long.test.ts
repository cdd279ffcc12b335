// Every case, not only the few of the small size.
import '../scenarios/watch/may-ring.test.ts'
