// Every case, not only the few of the small size.
import '../scenarios/preflight/sides.test.ts'
