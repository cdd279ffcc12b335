import { accepted as acceptedMemo, withAttempt } from '../memo.ts'
import { type Identity, type Observation, other } from '../model.ts'
import { pass, remember } from '../moves.ts'
import { sideSaid } from '../seen.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** The verdict stands: the release is live and the other side is held by the goal's terms. The point of no return. */
export const accepted: Step = onAttempt('accept the release', ['memo'], (goal, seen, now, attempt) =>
  remember(
    acceptedMemo(goal, seen, attempt, now),
    `${attempt.release} ${isProven(seen, attempt) ? 'is proven' : 'stood for the minimum hold'} on ${attempt.color}; ${other(attempt.color)} keeps ${sideSaid(seen, other(attempt.color))}`,
  ),
)

/** Answers without the other side's mark prove nothing of a side that we did not make. */
const isProven = ({ findings }: Observation, { color, adopted }: Identity): boolean =>
  !adopted && findings[`proof/${color}`]?.passed === true

/** The attempt is parked where its command ends, for a later command to go on. */
export const parkedAt = (parked: 'provisioned' | 'tested'): Step =>
  onAttempt('park the attempt', ['memo'], (_goal, seen, _now, attempt) => {
    if (attempt.parked === parked) return pass
    return remember(
      withAttempt(seen.memo, attempt, { parked }),
      `${attempt.release} is ${parked} on ${attempt.color}`,
    )
  })
