import type { Goal } from '../goal.ts'
import type { Attempt, Instant, Observation } from '../model.ts'
import type { Move } from '../step.ts'
import { looked } from './watched.ts'

/**
 * A share below 100 stands for as long as asked, and the candidate does well under it. Most answers of production are
 * still the old side's and prove nothing: the candidate is asked through its preview, and target health tells the rest.
 */
export function soaked(
  goal: Goal,
  seen: Observation,
  now: Instant,
  attempt: Attempt,
  share: number,
  rung: string,
): Move {
  const { everyMs } = goal.terms.switch
  return looked(goal, seen, now, attempt, {
    rung,
    key: `watch/${attempt.id}/${share}`,
    forMs: everyMs,
    share,
  })
}
