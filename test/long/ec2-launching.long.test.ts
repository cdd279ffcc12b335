// Every refusal of a launch, spot and a surplus.
import '../scenarios/ec2/launching.test.ts'
