import { existing } from './kinds/existing.ts'
import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite(existing)
