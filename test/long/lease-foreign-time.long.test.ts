// Every case, not only the few of the small size.
import '../scenarios/lease/foreign-time.test.ts'
