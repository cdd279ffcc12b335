// Every mistake and notice, not only a few.
import '../scenarios/auto-scaling/refusals.test.ts'
