import { ec2WithAll } from './kinds/ec2-with-all.ts'
import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite(ec2WithAll)
