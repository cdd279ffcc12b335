import type { Goal } from './goal.ts'
import type { Instant, Observation } from './model.ts'
import { other } from './model.ts'
import type { IdleMemo } from './record.ts'
import { isDraining, isMeant, isSameBuild, liveColor, registered } from './seen.ts'

/** What there is to find, as questions about one look. */

export const parked = (seen: Observation): boolean =>
  seen.memo.attempt?.verdict === 'open' && seen.memo.attempt.parked !== undefined

export const died = (seen: Observation): boolean =>
  seen.memo.attempt?.verdict === 'open' && seen.memo.attempt.parked === undefined

export const same = (goal: Goal, seen: Observation): boolean =>
  seen.memo.attempt !== undefined && isSameBuild(goal, seen.memo.attempt)

/** Routes that no run of ours left like this: neither at the recorded side nor at the intent (R4). */
export function differs(seen: Observation): boolean {
  const { live, idle, intent, attempt } = seen.memo
  // An intent without an attempt is a rollback that died: only rollback goes on from there.
  const whole = intent?.share === 100 ? intent.color : undefined
  const expected = attempt === undefined ? [live?.color] : [live?.color ?? other(attempt.color), whole]
  if (seen.routes.some((route) => route.forwards === 'mixed' && !isMeant(seen.memo, route))) return true
  // An agreement that died: where traffic is has not been proven.
  if (attempt === undefined && intent !== undefined && intent.color === live?.color) return true
  if (attempt === undefined && idle !== undefined && idle.color === liveColor(seen.routes)) return true
  if (expected.every((color) => color === undefined)) return liveColor(seen.routes) === undefined
  return seen.routes.some(
    ({ forwards }) => forwards !== 'mixed' && !expected.some((color) => color === forwards),
  )
}

/** Whether what was stated for the end of a window is due; without a deadline only a person ends it (R4). */
export const isOver = (idle: IdleMemo, now: Instant): boolean => idle.due !== undefined && idle.due <= now

export const heldOpen = (idle: IdleMemo | undefined, now: Instant): boolean =>
  idle?.standing === 'held' && !isOver(idle, now)

/** Targets of the idle side that nothing recorded explains. */
export const strangers = (seen: Observation): readonly string[] => {
  const live = liveColor(seen.routes)
  const { attempt, idle } = seen.memo
  if (live === undefined || attempt !== undefined || idle !== undefined) return []
  return seen.sides[other(live)].targets.filter((target) => !isDraining(target)).map(({ id }) => id)
}

export const isEmpty = (seen: Observation): boolean => {
  const live = liveColor(seen.routes)
  return live !== undefined && registered(seen, other(live)).length === 0
}

export const makes = (goal: Goal): boolean => goal.command === 'deploy' || goal.command === 'provision'

/** A build that is live may still owe the end of what it replaced. */
export function owes(goal: Goal, seen: Observation, now: Instant): boolean {
  const { idle } = seen.memo
  if (idle === undefined || idle.standing === 'rejected' || idle.standing === 'rolled-back') return false
  return idle.standing === 'retiring' || !heldOpen(idle, now) || (goal.hold.kind === 'none' && !idle.approval)
}

/** With leave of `foreign-change` and a record to start from, what stands is agreed with first. */
export const mayAgree = (goal: Goal, { memo }: Observation): boolean =>
  goal.allow.has('foreign-change') &&
  goal.command !== 'rollback' &&
  goal.command !== 'retire' &&
  (memo.live !== undefined || memo.attempt !== undefined)
