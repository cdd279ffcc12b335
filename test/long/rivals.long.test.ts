import { test } from 'vitest'
import { anyTwoRuns } from './suites/rivals.ts'

test(
  'whatever becomes of requests, no act of two runs at once lands without a lease',
  () => anyTwoRuns(200),
  3_600_000,
)
