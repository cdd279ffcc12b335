// Every answer that a person may give, not only the few of the small size.
import '../scenarios/workflows/sweep.test.ts'
