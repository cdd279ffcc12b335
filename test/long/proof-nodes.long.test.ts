// Every case, not only the few of the small size.
import '../scenarios/proof/nodes.test.ts'
