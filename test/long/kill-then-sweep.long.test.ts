import { ec2 } from './kinds/ec2.ts'
import { killThenSweep } from './suites/kill-then-sweep.ts'

await killThenSweep(ec2)
