import type { Goal } from '../goal.ts'
import type { Attempt, Observation } from '../model.ts'
import { check, pass, reject, stoodMs, wait } from '../moves.ts'
import { healthSaid, healthy } from '../seen.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** How often a look of the watch is taken, and how many bad ones in a row are a breach. */
const everyMs = 1000
const breaches = 3

/** What target health says against the release; empty when nothing. */
function against(goal: Goal, seen: Observation, attempt: Attempt): string {
  const { pairs, watch } = goal.terms
  if (watch?.targetHealth !== true || healthy(seen, attempt.color, pairs).length >= attempt.count) return ''
  return healthSaid(seen, attempt.color, pairs)
}

/** The release did well under production traffic for as long as asked. A crash restarts the watch (R6). */
export const watched: Step = onAttempt(
  'watch the release',
  ['routes', 'targets'],
  (goal, seen, now, attempt, rung) => {
    const { watch } = goal.terms
    if (watch === undefined) return pass
    const key = `watch/${attempt.id}`
    const finding = seen.findings[key]
    if (finding !== undefined && !finding.passed && finding.streak >= breaches)
      return reject(`under production traffic: ${finding.said}`)
    const leftMs = watch.forMs - stoodMs(seen, rung, now)
    if (leftMs <= 0 && finding?.passed) return pass
    const dueMs = finding === undefined ? 0 : finding.at + everyMs - now
    if (dueMs > 0)
      return wait(
        Math.max(1, Math.min(dueMs, leftMs > 0 ? leftMs : dueMs)),
        `${finding?.said}; ${Math.ceil(Math.max(0, leftMs) / 1000)} s left`,
      )
    return check('watch', key, attempt, finding?.said ?? `for ${watch.forMs / 1000} s`, {
      against: against(goal, seen, attempt),
    })
  },
)
