// Every case of the sweep, not only the few of the small size.
import '../scenarios/sweep/holds.test.ts'
