import '../scenarios/auto-scaling/rollback.test.ts'
