import { bySteps } from './kinds/by-steps.ts'
import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite(bySteps)
