import type { Goal } from '../goal.ts'
import type { Observation } from '../model.ts'
import type { Attempt } from '../record.ts'
import { hadTraffic } from '../seen.ts'

/** Whether the rejected side stays to be looked at: one that production traffic has seen, or any where the config says so. */
export const keeps = (goal: Goal, seen: Observation, attempt: Attempt): boolean =>
  attempt.kind === 'switchover' ||
  goal.terms.keepRejected ||
  (hadTraffic(seen.memo, attempt) && goal.terms.keepFailedMs > 0)
