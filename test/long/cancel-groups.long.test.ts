import '../scenarios/cancel/groups.test.ts'
