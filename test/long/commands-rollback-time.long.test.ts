import '../scenarios/commands/rollback-time.test.ts'
