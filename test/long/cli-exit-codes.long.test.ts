// Every case, not only the few of the small size.
import '../scenarios/cli/exit-codes.test.ts'
