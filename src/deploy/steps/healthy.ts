import { pass, reject, waitWithin } from '../moves.ts'
import { healthSaid, healthy as healthyIds, registered } from '../seen.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** Every target of the candidate is healthy by the load balancer's own checks, in every pair, and none is missing. */
export const healthy: Step = onAttempt('wait for health', ['targets'], (goal, seen, now, attempt, name) => {
  const { color, count } = attempt
  const { pairs, healthWithinMs } = goal.terms
  const well = healthyIds(seen, color, pairs).length
  if (well > 0 && well >= count && well === registered(seen, color).length) return pass
  return waitWithin(seen, name, now, healthWithinMs, healthSaid(seen, color, pairs), reject)
})
