// Also what becomes of a switch by steps that is disturbed, not only the cells of the small size.
import '../scenarios/switch/steps.test.ts'
