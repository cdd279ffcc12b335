import { killAtWrites } from './suites/kill-at-writes.ts'

await killAtWrites(Number.POSITIVE_INFINITY)
