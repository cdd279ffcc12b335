// Killed at each call, not at one.
import '../scenarios/ec2/interrupted.test.ts'
