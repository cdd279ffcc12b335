import '../scenarios/cancel/answered.test.ts'
