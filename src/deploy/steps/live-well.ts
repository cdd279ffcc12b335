import { type Answer, changedBefore } from '../finds/answers.ts'
import { differs } from '../finds/found.ts'
import type { Goal } from '../goal.ts'
import type { Observation } from '../model.ts'
import { fail, pass } from '../moves.ts'
import { liveColor, registered } from '../seen.ts'
import { liveIsFit, maybeNeeded } from '../side-checks.ts'
import type { Step } from '../step.ts'

/**
 * A side that can still serve is not taken away while production is elsewhere than it was put, nor beside a live side that
 * is not well: it may be needed. Hours may lie between the question before the lease and the end of a busy side.
 */
export const liveWell: Step = {
  name: 'look at the live side',
  asks: ['routes', 'targets', 'alarms'],
  next(goal, seen) {
    const { idle } = seen.memo
    if (idle === undefined || registered(seen, idle.color).length === 0) return pass
    const found = fits(goal, seen)
    if (found?.kind !== 'refuse') return pass
    return fail(found.why.includes('\n') ? `${found.why}\n${found.remedy}` : `${found.why}. ${found.remedy}`)
  },
}

function fits(goal: Goal, seen: Observation): Answer | undefined {
  if (differs(seen)) return changedBefore(seen)
  const live = liveColor(seen.routes)
  return live !== undefined && maybeNeeded(goal, seen) ? liveIsFit(goal, seen, live) : undefined
}
