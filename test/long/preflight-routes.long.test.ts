// Every case, not only the few of the small size.
import '../scenarios/preflight/routes.test.ts'
