// One instance of a group that is ended without it.
import '../scenarios/auto-scaling/kept.test.ts'
