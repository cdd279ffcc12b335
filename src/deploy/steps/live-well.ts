import { against } from '../alarms.ts'
import { type Answer, changedBefore } from '../finds/answers.ts'
import { differs } from '../finds/found.ts'
import { fail, pass, stoodMs, wait } from '../moves.ts'
import { liveColor, registered } from '../seen.ts'
import { liveIsFit, maybeNeeded } from '../side-checks.ts'
import type { Move, Step } from '../step.ts'

/** How long the live side may take to come round: a target flaps, a group is scaling out. */
const patienceMs = 60_000

const name = 'look at the live side'

/**
 * A side that can still serve is not taken away while production is elsewhere than it was put, nor beside a live side that
 * is not well: it may be needed. Hours may lie between the question before the lease and the end of a busy side.
 */
export const liveWell: Step = {
  name,
  asks: ['routes', 'targets', 'alarms'],
  next(goal, seen, now) {
    const { idle } = seen.memo
    if (idle === undefined || registered(seen, idle.color).length === 0) return pass
    if (differs(seen)) return failing(changedBefore(seen))
    const live = liveColor(seen.routes)
    if (live === undefined || !maybeNeeded(goal, seen)) return pass
    const found = liveIsFit(goal, seen, live)
    if (found.kind !== 'refuse') return pass
    // The lease that is held meanwhile keeps a rollback out: no longer than a release would be given.
    const withinMs = against(seen).length > 0 ? 0 : Math.min(patienceMs, goal.terms.healthWithinMs)
    const leftMs = withinMs - stoodMs(seen, name, now)
    return leftMs > 0 ? wait(leftMs, found.why) : failing(found)
  },
}

function failing(answer: Answer): Move {
  if (answer.kind !== 'refuse') return pass
  const { why, remedy } = answer
  return fail(why.includes('\n') ? `${why}\n${remedy}` : `${why}. ${remedy}`)
}
