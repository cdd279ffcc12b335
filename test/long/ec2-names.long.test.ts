// Zones of other accounts, too.
import '../scenarios/ec2/names.test.ts'
