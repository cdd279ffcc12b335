// Every case, not only the few of the small size.
import '../scenarios/hold/recorded-terms.test.ts'
