import type { Act } from './acts.ts'
import type { Goal } from './goal.ts'
import { imagine } from './imagine/imagine.ts'
import { withoutStale } from './kept-findings.ts'
import type { Instant, Observation } from './model.ts'
import { failed, restarted, ungated, unpreviewed, unraised, worksOn } from './run-seen.ts'
import type { Decision } from './step.ts'

/** What an act leaves in what this run knows, before anything is looked at again. */

type Remember = Extract<Act, { readonly kind: 'remember' }>

/** R6: what failed may have taken effect, too: what was found about what it changes counts no more either way. */
export const touched = (seen: Observation, act: Act): Observation => ({
  ...seen,
  findings: withoutStale(seen.findings, act),
  run: restarted(seen.run, act),
})

/** A memo is known the moment it is written. */
export function remembered(seen: Observation, goal: Goal, act: Remember, now: Instant): Observation {
  const next = imagine(seen, act, now)
  return { ...next, run: worksOn(next.run, goal, next.memo) }
}

/** A half-done act is not undone here: the next look shows it, and the ladders decide (R7). */
export function broken(seen: Observation, act: Act, decision: Decision, why: string): Observation {
  const { run } = seen
  if (act.kind === 'gate' && isWayBack(decision)) return { ...seen, run: ungated(run, why) }
  if (act.kind === 'raise') return { ...seen, run: unraised(run, why) }
  // A priority that somebody took is no reason to leave production where it is.
  if (act.kind === 'preview' && decision.ladder === 'rollback') return { ...seen, run: unpreviewed(run, why) }
  if (decision.ladder === 'leave') return { ...seen, run: { ...run, unthawed: why } }
  return { ...seen, run: failed(run, why) }
}

/** Where traffic has to go back, nothing that can wait stands in its way; it is tried again afterwards. */
const isWayBack = ({ ladder, rung }: Decision): boolean =>
  rung === 'close the gate' && (ladder === 'reject' || ladder === 'rollback')
