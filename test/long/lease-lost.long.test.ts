// Every case, not only the few of the small size.
import '../scenarios/lease/lost.test.ts'
