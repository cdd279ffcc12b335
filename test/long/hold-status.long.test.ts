// Every case, not only the few of the small size.
import '../scenarios/hold/status.test.ts'
