// Every way that a size is found.
import '../scenarios/ec2/sizes.test.ts'
