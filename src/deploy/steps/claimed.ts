import { claim, claimSwitchover, withAttempt } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import { runKey, sideSaid } from '../seen.ts'
import type { Step } from '../step.ts'

/** The attempt stands in the record, and this run works on it. */
export const claimed: Step = {
  name: 'claim the attempt',
  asks: ['memo'],
  next(goal, seen, now) {
    const { attempt, idle } = seen.memo
    if (attempt !== undefined) {
      if (seen.run.attempt === attempt.id) return pass
      const taken = withAttempt(seen.memo, attempt, { run: runKey(goal.run), parked: undefined })
      return remember(
        { ...taken, terms: goal.holdTerms },
        `${attempt.id} is open on ${attempt.color} → this run goes on with ${attempt.release}`,
      )
    }
    if (goal.command === 'switch' && idle !== undefined) {
      const memo = claimSwitchover(goal, seen, idle, now)
      return remember(
        memo,
        `${idle.color} stands ${idle.standing} with ${idle.release} → ${memo.attempt?.id}: switch to it`,
      )
    }
    const memo = claim(goal, seen, now)
    const color = memo.attempt?.color ?? 'blue'
    return remember(
      memo,
      `${color} has ${sideSaid(seen, color)} → ${memo.attempt?.id}: ${memo.attempt?.count} × ${goal.release}`,
    )
  },
}
