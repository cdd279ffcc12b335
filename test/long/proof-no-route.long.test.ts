// Every case, not only the few of the small size.
import '../scenarios/proof/no-route.test.ts'
