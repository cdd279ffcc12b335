import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import { other } from '../model.ts'
import type { IdleMemo } from '../record.ts'
import { isDraining, isMeant, isSameBuild, liveColor, registered } from '../seen.ts'

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

/** Whether the side is to be given up: its window or its time to be looked at is over, or its retirement has begun. */
export const isDue = (idle: IdleMemo, now: Instant): boolean =>
  idle.standing === 'retiring' || isOver(idle, now)

/** The held side that traffic has to go back to: nobody has answered, and that is the default of its hold. */
export function rollbackDue(seen: Observation, now: Instant): IdleMemo | undefined {
  const { attempt, idle } = seen.memo
  if (attempt !== undefined || idle?.standing !== 'held' || idle.holdDefault !== 'rollback') return undefined
  // Where nothing takes traffic any more there is nothing to go back to.
  return isOver(idle, now) && registered(seen, idle.color).length > 0 ? idle : undefined
}

/** Routes on a way that a run of ours began and this command goes on with: no attempt says so, only the intent. */
export function goesOn(goal: Goal, seen: Observation, now: Instant): boolean {
  const { attempt, intent } = seen.memo
  if (attempt !== undefined || intent === undefined) return false
  if (goal.command === 'sweep') return true
  return makes(goal) && rollbackDue(seen, now)?.color === intent.color
}

/** Every route is on the attempt's side, by our own doing: what is left of the attempt is its verdict. */
export const isOnCandidate = ({ memo: { attempt, intent }, routes }: Observation): boolean =>
  attempt !== undefined &&
  intent?.color === attempt.color &&
  intent.share === 100 &&
  liveColor(routes) === attempt.color

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
  goal.command !== 'sweep' &&
  (memo.live !== undefined || memo.attempt !== undefined)
