// Both documents of Route 53.
import '../scenarios/ec2/names.test.ts'
