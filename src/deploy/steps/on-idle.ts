import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import { pass } from '../moves.ts'
import type { IdleMemo } from '../record.ts'
import type { Move, Step } from '../step.ts'

/** A step about the side that is being retired; once the record forgets it there is nothing left to ask. */
export const onIdle = (
  name: string,
  asks: Step['asks'],
  next: (goal: Goal, seen: Observation, now: Instant, idle: IdleMemo, name: string) => Move,
): Step => ({
  name,
  asks,
  next: (goal, seen, now) =>
    seen.memo.idle === undefined ? pass : next(goal, seen, now, seen.memo.idle, name),
})

/** Whether the side had work left when it was last asked; what becomes of its machines depends on it. */
export const isAtWork = (goal: Goal, seen: Observation, idle: IdleMemo): boolean =>
  seen.findings[`busy/${idle.color}`]?.passed === false && !goal.allow.has('busy')
