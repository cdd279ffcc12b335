import { ec2 } from './kinds/ec2.ts'
import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite(ec2)
