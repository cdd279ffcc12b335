// Overlap too, not only what stops first.
import '../scenarios/gate/gate.test.ts'
