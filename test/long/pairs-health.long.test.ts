// Left to the long run as a whole.
import '../scenarios/pairs/health.test.ts'
