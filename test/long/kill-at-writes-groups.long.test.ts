import { autoScaling } from './kinds/auto-scaling.ts'
import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite(autoScaling)
