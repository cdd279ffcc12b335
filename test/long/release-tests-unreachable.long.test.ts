// Every case, not only the few of the small size.
import '../scenarios/release-tests/unreachable.test.ts'
