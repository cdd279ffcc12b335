// Every case, not only the few of the small size.
import '../scenarios/lease/two-runs.test.ts'
