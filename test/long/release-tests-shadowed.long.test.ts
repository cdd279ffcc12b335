// Every case, not only the few of the small size.
import '../scenarios/release-tests/shadowed.test.ts'
