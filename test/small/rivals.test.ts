import { test } from 'vitest'
import { anyTwoRuns } from '../long/suites/rivals.ts'

test(
  'whatever becomes of requests, no act of two runs at once lands without a lease',
  () => anyTwoRuns(1),
  120_000,
)
