import { rollbackDue } from './finds/found.ts'
import type { Goal } from './goal.ts'
import type { Color, Identity, Instant, Observation } from './model.ts'
import { other } from './model.ts'
import type { Attempt, IdleMemo, Intent, Memo } from './record.ts'
import { alive, identityOf, intends, liveColor, registered, runKey, sizeOf } from './seen.ts'
import type { Machine } from './side.ts'

/** How the memo changes: each function gives the whole new memo, to be written as one act (R4). */

export const emptyMemo: Memo = {
  written: 0,
  sequence: 0,
  live: undefined,
  idle: undefined,
  attempt: undefined,
  intent: undefined,
  rejected: undefined,
}

/** Every route is to forward to this side alone. */
export const wholly = (color: Color): Intent => ({ color, share: 100, from: 0, lent: [] })

const identity = ({ color, release, build, attempt, adopted, origin }: Identity): Identity => ({
  ...{ color, release, build, attempt, adopted },
  ...(origin && { origin }),
})

/** The live side as it stands: what the record says, or a side that we did not make (adopted). */
const liveNow = (seen: Observation, now: Instant): Memo['live'] => {
  const color = liveColor(seen.routes)
  if (seen.memo.live !== undefined || color === undefined || registered(seen, color).length === 0)
    return seen.memo.live
  return { ...identity(identityOf(seen.memo, color)), since: now }
}

/** Opens the next attempt. Counted, never drawn: a killed run finds the same number. */
function open(
  goal: Goal,
  seen: Observation,
  now: Instant,
  of: (id: string) => Identity & Pick<Attempt, 'kind' | 'count' | 'made'>,
): Memo {
  const sequence = seen.memo.sequence + 1
  const id = `a${sequence}`
  const attempt: Attempt = {
    ...of(id),
    id,
    verdict: 'open',
    parked: undefined,
    passed: [],
    reason: '',
    run: runKey(goal.run),
  }
  return {
    ...seen.memo,
    sequence,
    live: liveNow(seen, now),
    attempt,
    intent: undefined,
    terms: goal.holdTerms,
  }
}

/** Opens an attempt that brings a build onto the idle side. */
export function claim(goal: Goal, seen: Observation, now: Instant): Memo {
  const live = liveColor(seen.routes) ?? 'green'
  return open(goal, seen, now, (id) => ({
    color: other(live),
    release: goal.release ?? 'unknown',
    build: goal.build ?? '',
    attempt: id,
    adopted: false,
    ...(goal.origin && { origin: goal.origin }),
    kind: 'deploy',
    count: countFor(goal, seen, other(live)),
    made: goal.made,
  }))
}

/** How many machines a side is to have: as many as live has now, the number of the config, or those that it names. */
export function countFor(goal: Goal, seen: Observation, color: Color): number {
  const { fleet, count } = goal.terms
  if (fleet === 'existing') return seen.sides[color].machines.filter(isNamed).length
  return count.live ? Math.max(count.atLeast, sizeOf(seen, other(color))) : count.atLeast
}

const isNamed = (machine: Machine): boolean => machine.origin === 'named' && alive(machine)

/** Opens an attempt that switches to the side standing idle; nothing is launched for it. */
export const claimSwitchover = (goal: Goal, seen: Observation, idle: IdleMemo, now: Instant): Memo =>
  open(goal, seen, now, () => ({
    ...identity(idle),
    kind: 'switchover',
    count: registered(seen, idle.color).length,
    made: '',
  }))

export const withAttempt = (memo: Memo, attempt: Attempt, change: Partial<Attempt>): Memo => ({
  ...memo,
  attempt: { ...attempt, ...change },
})

/** The memo with one more note of the attempt. */
export const noted = (memo: Memo, attempt: Attempt, note: string): Memo =>
  withAttempt(memo, attempt, { passed: [...attempt.passed, note] })

/** Notes about machines: they say nothing of one that joins later. A migration is about the release, and stays. */
const ofMachines = /^(ready|set-up\.\d+|release-test|before-switch\.\d+)$/

/** Machines join the attempt: what was noted of its machines has to be found again. */
export const unsettled = (attempt: Attempt): readonly string[] =>
  attempt.passed.filter((note) => !ofMachines.test(note))

/** R5: the verdict stands; undoing follows from it. */
export const rejected = (memo: Memo, attempt: Attempt, reason: string): Memo =>
  withAttempt(memo, attempt, { verdict: 'rejected', parked: undefined, reason })

const idleFrom = (
  goal: Goal,
  seen: Observation,
  side: Identity,
  standing: IdleMemo['standing'],
  now: Instant,
  reason: string,
): IdleMemo => ({
  ...identity(side),
  standing,
  due: undefined,
  approval: false,
  holdDefault: goal.terms.holdDefault,
  since: now,
  size: registered(seen, side.color).length,
  run: runKey(goal.run),
  by: goal.run.actor,
  reason,
})

/** What is left standing is gone back to, or ended, by what this run works with. */
const termsFor = (goal: Goal, idle: IdleMemo | undefined): Pick<Memo, 'terms'> => ({
  terms: idle && goal.holdTerms,
})

/** Accepts the attempt: it is live, and what was live is held by the goal's terms. The point of no return. */
export function accepted(goal: Goal, seen: Observation, attempt: Attempt, now: Instant): Memo {
  const { hold } = goal
  const before = identityOf({ ...seen.memo, attempt: undefined, idle: undefined }, other(attempt.color))
  const held: IdleMemo = {
    ...idleFrom(goal, seen, before, 'held', now, goal.reason),
    due: hold.kind === 'none' ? now : now + hold.ms,
    approval: hold.kind === 'approval',
    // Nothing is to be held: what is left of it is never a way back.
    holdDefault: hold.kind === 'none' ? 'retire' : goal.terms.holdDefault,
  }
  const idle = registered(seen, other(attempt.color)).length === 0 ? undefined : held
  return {
    ...seen.memo,
    live: { ...identity(attempt), since: now },
    idle,
    attempt: undefined,
    intent: undefined,
    ...termsFor(goal, idle),
  }
}

/** Ends a rejected attempt. `kept`: its side stays to be looked at. A held side that never got traffic stays held. */
export function ended(goal: Goal, seen: Observation, attempt: Attempt, kept: boolean, now: Instant): Memo {
  const stays: IdleMemo = {
    ...idleFrom(goal, seen, attempt, 'rejected', now, attempt.reason),
    due: now + goal.terms.keepFailedMs,
  }
  const untouched = attempt.kind === 'switchover' && !intends(seen.memo, attempt.color)
  const idle = untouched ? seen.memo.idle : kept ? stays : undefined
  return {
    ...seen.memo,
    idle,
    attempt: undefined,
    intent: undefined,
    ...termsFor(goal, idle),
    rejected: { attempt: attempt.id, release: attempt.release, reason: attempt.reason },
  }
}

/** Who asked for a rollback may say why; where nobody did, the hold or the run that died is why. */
function whyBack({ command, reason }: Goal, seen: Observation, now: Instant): string {
  if (command === 'rollback') return reason
  return rollbackDue(seen, now) === undefined
    ? 'a run that had begun the rollback died'
    : 'the hold was over, and its default is rollback'
}

/** The hold is over, by whoever ends it now: its side is on its way out. */
export const retiring = (goal: Goal, { memo }: Observation, now: Instant, idle: IdleMemo): Memo => ({
  ...memo,
  idle: {
    ...idle,
    standing: 'retiring',
    due: undefined,
    approval: false,
    since: now,
    run: runKey(goal.run),
    by: goal.run.actor,
    reason: goal.reason,
  },
})

/** Marks a rollback: the held side is live again, the other is kept as rolled back from. */
export function rolledBack(goal: Goal, seen: Observation, to: Identity, now: Instant): Memo {
  const from = identityOf({ ...seen.memo, idle: undefined }, other(to.color))
  const kept: IdleMemo = {
    ...idleFrom(goal, seen, from, 'rolled-back', now, whyBack(goal, seen, now)),
    due: now + goal.terms.keepFailedMs,
  }
  // Where only the routes had been moved away from the recorded side, nothing was rolled back from.
  const same = seen.memo.live?.color === to.color
  const idle = same ? seen.memo.idle : registered(seen, from.color).length === 0 ? undefined : kept
  const live = { ...identity(to), since: now }
  return { ...seen.memo, live, idle, intent: undefined, ...termsFor(goal, idle) }
}
