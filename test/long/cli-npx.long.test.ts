// Every case, not only the few of the small size.
import '../scenarios/cli/npx.test.ts'
