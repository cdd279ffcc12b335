// Every case, not only the few of the small size.
import '../scenarios/hold/recorded-pairs.test.ts'
