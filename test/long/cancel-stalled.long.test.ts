import '../scenarios/cancel/stalled.test.ts'
