// Every mistake by itself, not only those that speak for all.
import '../scenarios/ec2/bad-input.test.ts'
