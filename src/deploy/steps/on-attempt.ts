import type { Goal } from '../goal.ts'
import type { Ask, Instant, Observation } from '../model.ts'
import { pass } from '../moves.ts'
import type { Attempt } from '../record.ts'
import type { Move, Step } from '../step.ts'

/** A step about the attempt that is open or being undone; without one there is nothing left to ask. */
export const onAttempt = (
  name: string,
  asks: readonly Ask[],
  next: (goal: Goal, seen: Observation, now: Instant, attempt: Attempt, name: string) => Move,
): Step => ({
  name,
  asks,
  next: (goal, seen, now) =>
    seen.memo.attempt === undefined ? pass : next(goal, seen, now, seen.memo.attempt, name),
})
