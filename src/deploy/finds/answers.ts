import type { Goal, Guard } from '../goal.ts'
import { type Instant, type Observation, other } from '../model.ts'
import type { IdleMemo } from '../record.ts'
import { intentSaid } from '../seen.ts'
import { timeSaid } from '../times.ts'
import { heldOpen, strangers } from './found.ts'

/** What the rows answer, in words, each refusal with its remedy. */

/** What a command does about what it finds. */
export type Answer =
  | { readonly kind: 'go' }
  | { readonly kind: 'unchanged'; readonly why: string }
  | {
      readonly kind: 'refuse'
      readonly why: string
      readonly remedy: string /** Worth waiting for: when it ends by itself. */
      readonly until?: Instant
    }

export const go = (): Answer => ({ kind: 'go' })

export const refuse = (why: string, remedy: string): Answer => ({ kind: 'refuse', why, remedy })

export const unless = (goal: Goal, guard: Guard, why: string, remedy: string): Answer =>
  goal.allow.has(guard) ? go() : refuse(why, `${remedy} To let it pass, give allow: ${guard}.`)

const routesSaid = (seen: Observation): string =>
  seen.routes.map((route) => `${route.name}: ${route.said}`).join('; ')

export const attemptSaid = (seen: Observation): string => {
  const { attempt } = seen.memo
  return attempt === undefined
    ? 'no attempt is open'
    : `${attempt.id} of ${attempt.release} is open on ${attempt.color} (run ${attempt.run})`
}

const dueSaid = ({ due }: IdleMemo): string =>
  due === undefined ? 'until a person ends it' : `until ${timeSaid(due)}`

const heldSaid = (idle: IdleMemo): string => `${idle.color} is held with ${idle.release} ${dueSaid(idle)}`

export const nothing = 'there is nothing to go to: the other side is empty'

export const deployFirst = 'Run deploy or provision first.'

/** What is held or kept was tested when it was made. */
export const nothingToTest = (): Answer => refuse('no attempt is open: there is nothing to test', deployFirst)

export const onIdle = (seen: Observation, next: (idle: IdleMemo) => Answer): Answer =>
  seen.memo.idle === undefined ? go() : next(seen.memo.idle)

export const leased = (seen: Observation): Answer => ({
  kind: 'refuse',
  why: `${seen.lease?.holder} holds the lease`,
  remedy: 'Wait for that run to end, or give wait-for-lease.',
  ...(seen.lease === undefined ? {} : { until: seen.lease.until }),
})

/** A sweep leaves a service alone that another run works on. */
export const leftAlone = (holder: string, until: Instant): Answer => ({
  kind: 'unchanged',
  why: `left alone: ${holder} holds the lease until ${timeSaid(until)}`,
})

export const foreign = (seen: Observation): Answer =>
  refuse(
    `a route forwards to a group that is not of this service: ${routesSaid(seen)}`,
    'Set the route to one of the two groups, or correct target-groups in the config.',
  )

export const changedRefused = (goal: Goal, seen: Observation): Answer =>
  goal.allow.has('foreign-change')
    ? refuse(changed(seen), 'No record tells which side is live: set every route to that one.')
    : unless(goal, 'foreign-change', changed(seen), 'Set the routes back, or run rollback.')

export const changedBefore = (seen: Observation): Answer =>
  refuse(changed(seen), 'Set the routes back, or run rollback, before anything is retired.')

/** What is wrong in the first line, and a plain diff after it. */
const changed = (seen: Observation): string => {
  const { intent, attempt } = seen.memo
  const what =
    attempt === undefined && intent !== undefined
      ? `a run that set every route to ${intent.color} has not finished`
      : 'somebody else changed the routes (foreign-change)'
  return [what, ...routeDiff(seen)].join('\n')
}

/** `443: the record says blue with v1 → web-green`, a line for each route. */
const routeDiff = (seen: Observation): readonly string[] => {
  const { live, intent } = seen.memo
  const recorded = live === undefined ? 'nothing' : `${live.color} with ${live.release}`
  const meant =
    intent === undefined || intent.color === live?.color ? '' : `, on its way to ${intentSaid(intent)}`
  return seen.routes.map(({ name, said, forwards }) =>
    forwards === live?.color && meant === ''
      ? `${name}: the record says ${recorded}; unchanged`
      : `${name}: the record says ${recorded}${meant} → ${said}`,
  )
}

export const anotherBuild = (seen: Observation): Answer =>
  refuse(
    `${attemptSaid(seen)}, which is not what this run names`,
    'Leave release out, or end that attempt with rollback.',
  )

/** A switchover stands on a side that was held before it, and is held again after it. */
export const beneath = (goal: Goal, seen: Observation, now: Instant): Answer => {
  const { attempt, idle, intent } = seen.memo
  const held = attempt?.kind === 'switchover' && intent?.color !== attempt.color && heldOpen(idle, now)
  return held ? onIdle(seen, (under) => holdRefused(goal, under)) : go()
}

export const holdRefused = (goal: Goal, idle: IdleMemo): Answer => {
  const answer = unless(goal, 'early-retire', heldSaid(idle), whileHeld(goal, idle))
  return answer.kind === 'refuse' && idle.due !== undefined && !idle.approval
    ? { ...answer, until: idle.due }
    : answer
}

/** What ends the hold of this side, of what does so without a guard that is let pass. */
const whileHeld = ({ command }: Goal, { approval }: IdleMemo): string => {
  if (approval) return 'Run retire, which is the answer that it waits for, or rollback.'
  return command === 'retire' ? 'Wait, or run rollback.' : 'Wait, give wait-for-hold, or run rollback.'
}

export const keptRefused = (goal: Goal, idle: IdleMemo): Answer => {
  const why = `${idle.color} with ${idle.release} was ${idle.standing === 'rejected' ? 'rejected' : 'rolled back from'}${idle.reason === '' ? '' : `: ${idle.reason}`}`
  if (idle.standing === 'rolled-back' && goal.allow.has('rolled-back')) return go()
  // Whoever rolls back for the second time at night must not be told to go to the bad side.
  if (goal.command === 'rollback') return refuse(why, `Traffic is on ${other(idle.color)} already.`)
  return idle.standing === 'rolled-back'
    ? unless(goal, 'rolled-back', why, 'Deploy a release instead.')
    : refuse(why, 'Deploy a release instead.')
}

export const unrecorded = (seen: Observation): string =>
  `${strangers(seen).join(', ')} on the idle side, which nothing recorded explains (foreign-change)`
