import { killAtEveryWrite } from './suites/kill-at-writes.ts'

await killAtEveryWrite()
