import type { Goal, Guard } from './goal.ts'
import type { IdleMemo, Instant, Observation } from './model.ts'
import { other } from './model.ts'
import { isDone, isDraining, isSameBuild, liveColor, registered } from './seen.ts'

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

type Ask<T> = (goal: Goal, seen: Observation, now: Instant) => T

/** One row of the table in the README: what is found, and what each kind of command does then. */
export interface Row {
  readonly name: string
  readonly fits: Ask<boolean>
  /** deploy, provision and test. */
  readonly deploy: Ask<Answer>
  readonly switch: Ask<Answer>
  readonly rollback: Ask<Answer>
  readonly retire: Ask<Answer>
}

const go = (): Answer => ({ kind: 'go' })
const refuse = (why: string, remedy: string): Answer => ({ kind: 'refuse', why, remedy })
const unless = (goal: Goal, guard: Guard, why: string, remedy: string): Answer =>
  goal.allow.has(guard) ? go() : refuse(why, `${remedy} To let it pass, give allow: ${guard}.`)

const routesSaid = (seen: Observation): string =>
  seen.routes.map((route) => `${route.name}: ${route.said}`).join('; ')
const attemptSaid = (seen: Observation): string => {
  const { attempt } = seen.memo
  return attempt === undefined
    ? 'no attempt is open'
    : `${attempt.id} of ${attempt.release} is open on ${attempt.color} (run ${attempt.run})`
}

const parked = (seen: Observation): boolean =>
  seen.memo.attempt?.verdict === 'open' && seen.memo.attempt.parked !== undefined
const died = (seen: Observation): boolean =>
  seen.memo.attempt?.verdict === 'open' && seen.memo.attempt.parked === undefined
const same = (goal: Goal, seen: Observation): boolean =>
  seen.memo.attempt !== undefined && isSameBuild(goal, seen.memo.attempt)

/** Routes that no run of ours left like this: neither at the recorded side nor at the intent (R4). */
export function differs(seen: Observation): boolean {
  const { live, idle, intent, attempt } = seen.memo
  // An intent without an attempt is a rollback that died: only rollback goes on from there.
  const expected = attempt === undefined ? [live?.color] : [live?.color ?? other(attempt.color), intent]
  if (seen.routes.some((route) => route.forwards === 'mixed')) return true
  // An agreement that died: where traffic is has not been proven.
  if (attempt === undefined && intent !== undefined && intent === live?.color) return true
  if (attempt === undefined && idle !== undefined && idle.color === liveColor(seen.routes)) return true
  if (expected.every((color) => color === undefined)) return liveColor(seen.routes) === undefined
  return seen.routes.some((route) => !expected.some((color) => color === route.forwards))
}

/** Whether what was stated for the end of a window is due; without a deadline only a person ends it (R4). */
export const isOver = (idle: IdleMemo, now: Instant): boolean => idle.due !== undefined && idle.due <= now

const heldOpen = (idle: IdleMemo | undefined, now: Instant): boolean =>
  idle?.standing === 'held' && !isOver(idle, now)

const dueSaid = ({ due }: IdleMemo): string =>
  due === undefined ? 'until a person ends it' : `until ${new Date(due).toISOString()}`
const heldSaid = (idle: IdleMemo): string => `${idle.color} is held with ${idle.release} ${dueSaid(idle)}`

/** Targets of the idle side that nothing recorded explains. */
const strangers = (seen: Observation): readonly string[] => {
  const live = liveColor(seen.routes)
  const { attempt, idle } = seen.memo
  if (live === undefined || attempt !== undefined || idle !== undefined) return []
  return seen.sides[other(live)].targets.filter((target) => !isDraining(target)).map(({ id }) => id)
}

const isEmpty = (seen: Observation): boolean => {
  const live = liveColor(seen.routes)
  return live !== undefined && registered(seen, other(live)).length === 0
}

const nothing = 'there is nothing to go to: the other side is empty'
const deployFirst = 'Run deploy or provision first.'

/** The table "what a command finds", from the top. */
export const rows: readonly Row[] = [
  {
    name: 'a live lease of another run',
    fits: (_goal, seen) => seen.lease !== undefined && !seen.lease.over,
    deploy: (_goal, seen) => leased(seen),
    switch: (_goal, seen) => leased(seen),
    rollback: (_goal, seen) => leased(seen),
    retire: (_goal, seen) => leased(seen),
  },
  {
    name: 'a route on a third group, or on neither of ours',
    fits: (_goal, seen) => seen.routes.some((route) => route.forwards === 'foreign'),
    deploy: (_goal, seen) => foreign(seen),
    switch: (_goal, seen) => foreign(seen),
    rollback: (_goal, seen) => foreign(seen),
    retire: (_goal, seen) => foreign(seen),
  },
  {
    name: 'routes that disagree, or differ from the record',
    fits: (goal, seen) => differs(seen) && !mayAgree(goal, seen),
    deploy: (goal, seen) => changedRefused(goal, seen),
    switch: (goal, seen) => changedRefused(goal, seen),
    rollback: go,
    retire: (_goal, seen) =>
      refuse(changed(seen), 'Set the routes back, or run rollback, before anything is retired.'),
  },
  {
    name: 'an attempt whose run died, same build',
    fits: (goal, seen) => died(seen) && same(goal, seen),
    deploy: go,
    switch: go,
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), 'Finish it with deploy, or end it with rollback.'),
  },
  {
    name: 'an attempt whose run died, another build',
    fits: (_goal, seen) => died(seen),
    deploy: (goal, seen, now) => (goal.command === 'test' ? anotherBuild(seen) : beneath(goal, seen, now)),
    switch: (_goal, seen) => anotherBuild(seen),
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), 'Finish it with deploy, or end it with rollback.'),
  },
  {
    name: 'a rejection that could not finish',
    fits: (_goal, seen) => seen.memo.attempt?.verdict === 'rejected',
    deploy: (goal, seen, now) =>
      goal.command === 'test'
        ? refuse(attemptSaid(seen), 'Finish its rejection with rollback.')
        : beneath(goal, seen, now),
    switch: (_goal, seen) =>
      refuse(
        `${attemptSaid(seen)}; it is rejected: ${seen.memo.attempt?.reason}`,
        'Finish its rejection with rollback.',
      ),
    rollback: go,
    retire: go,
  },
  {
    name: 'an attempt parked where its command ended, same build or none named',
    fits: (goal, seen) => parked(seen) && same(goal, seen),
    deploy: go,
    switch: go,
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), 'Go on with switch, or end it with rollback.'),
  },
  {
    name: 'an attempt parked where its command ended, another build',
    fits: (_goal, seen) => parked(seen),
    deploy: (goal, seen) =>
      goal.command === 'test'
        ? anotherBuild(seen)
        : unless(goal, 'replace', attemptSaid(seen), 'Go on with switch, or end it with rollback.'),
    switch: (_goal, seen) => anotherBuild(seen),
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), 'Go on with switch, or end it with rollback.'),
  },
  {
    name: 'the build is live, accepted, nothing is owed',
    fits: (goal, seen, now) =>
      makes(goal) &&
      goal.build !== undefined &&
      goal.build === seen.memo.live?.build &&
      !owes(goal, seen, now),
    deploy: (goal, seen) =>
      // A re-run still gives back what its killed attempt held.
      isDone(goal, seen, 'held')
        ? go()
        : { kind: 'unchanged', why: `${seen.memo.live?.release} is live on ${seen.memo.live?.color}` },
    switch: go,
    rollback: go,
    retire: go,
  },
  {
    name: 'the release is live with another build',
    fits: (goal, seen) =>
      makes(goal) &&
      goal.release === seen.memo.live?.release &&
      goal.build !== seen.memo.live?.build &&
      !goal.allow.has('same-release'),
    deploy: (goal, seen) =>
      refuse(
        `${goal.release} is live as build ${seen.memo.live?.build || 'unknown'}; this is build ${goal.build} (commit, image, template, user data, tests or count differ)`,
        'Give the build a release name of its own, or give allow: same-release.',
      ),
    switch: go,
    rollback: go,
    retire: go,
  },
  {
    name: 'the idle side is held, its window open',
    fits: (_goal, seen, now) => heldOpen(seen.memo.idle, now),
    deploy: (goal, seen) => onIdle(seen, (idle) => holdRefused(goal, idle)),
    switch: go,
    rollback: go,
    retire: (goal, seen) => onIdle(seen, (idle) => (idle.approval ? go() : holdRefused(goal, idle))),
  },
  {
    name: 'the idle side is held, its window over',
    fits: (_goal, seen) => seen.memo.idle?.standing === 'held' || seen.memo.idle?.standing === 'retiring',
    deploy: (_goal, seen) => onIdle(seen, overdue),
    switch: go,
    rollback: go,
    retire: go,
  },
  {
    name: 'the idle side was rejected, or rolled back from',
    fits: (_goal, seen) => seen.memo.idle !== undefined,
    deploy: go,
    switch: (goal, seen) => onIdle(seen, (idle) => keptRefused(goal, idle)),
    rollback: (goal, seen) =>
      isDone(goal, seen, 'rolled-back') ? go() : onIdle(seen, (idle) => keptRefused(goal, idle)),
    retire: go,
  },
  {
    name: 'targets on the idle side that nothing recorded explains',
    fits: (_goal, seen) => strangers(seen).length > 0,
    deploy: (goal, seen) => unless(goal, 'foreign-change', unrecorded(seen), 'Deregister them.'),
    switch: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them, then run deploy.'),
    rollback: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them.'),
    retire: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them.'),
  },
  {
    name: 'the idle side is empty, nothing open',
    fits: (_goal, seen) => isEmpty(seen) || liveColor(seen.routes) !== undefined,
    deploy: go,
    switch: () => refuse(nothing, deployFirst),
    rollback: () => refuse(nothing, 'Nothing is held; run deploy with the release to go back to.'),
    retire: (goal, seen) =>
      goal.allow.has('kept') && seen.kept.length > 0 ? go() : { kind: 'unchanged', why: 'nothing is held' },
  },
]

const makes = (goal: Goal): boolean => goal.command === 'deploy' || goal.command === 'provision'

/** A build that is live may still owe the end of what it replaced. */
function owes(goal: Goal, seen: Observation, now: Instant): boolean {
  const { idle } = seen.memo
  if (idle === undefined || idle.standing === 'rejected' || idle.standing === 'rolled-back') return false
  return idle.standing === 'retiring' || !heldOpen(idle, now) || (goal.hold.kind === 'none' && !idle.approval)
}

const onIdle = (seen: Observation, next: (idle: IdleMemo) => Answer): Answer =>
  seen.memo.idle === undefined ? go() : next(seen.memo.idle)

const leased = (seen: Observation): Answer => ({
  kind: 'refuse',
  why: `${seen.lease?.holder} holds the lease`,
  remedy: 'Wait for that run to end, or give wait-for-lease.',
  ...(seen.lease === undefined ? {} : { until: seen.lease.until }),
})

const foreign = (seen: Observation): Answer =>
  refuse(
    `a route forwards to a group that is not of this service: ${routesSaid(seen)}`,
    'Set the route to one of the two groups, or correct target-groups in the config.',
  )

/** With leave of `foreign-change` and a record to start from, what stands is agreed with first. */
export const mayAgree = (goal: Goal, { memo }: Observation): boolean =>
  goal.allow.has('foreign-change') &&
  goal.command !== 'rollback' &&
  goal.command !== 'retire' &&
  (memo.live !== undefined || memo.attempt !== undefined)

const changedRefused = (goal: Goal, seen: Observation): Answer =>
  goal.allow.has('foreign-change')
    ? refuse(changed(seen), 'No record tells which side is live: set every route to that one.')
    : unless(goal, 'foreign-change', changed(seen), 'Set the routes back, or run rollback.')

const changed = (seen: Observation): string => {
  const { live, intent, attempt } = seen.memo
  if (attempt === undefined && intent !== undefined)
    return `a run that set every route to ${intent} has not finished: ${routesSaid(seen)}`
  return `somebody else changed the routes (foreign-change): ${routesSaid(seen)}; the record says ${live === undefined ? 'nothing' : `${live.color} with ${live.release}`}`
}

const anotherBuild = (seen: Observation): Answer =>
  refuse(
    `${attemptSaid(seen)}, which is not what this run names`,
    'Leave release out, or end that attempt with rollback.',
  )

/** A switchover stands on a side that was held before it, and is held again after it. */
const beneath = (goal: Goal, seen: Observation, now: Instant): Answer => {
  const { attempt, idle, intent } = seen.memo
  const held = attempt?.kind === 'switchover' && intent !== attempt.color && heldOpen(idle, now)
  return held ? onIdle(seen, (under) => holdRefused(goal, under)) : go()
}

const holdRefused = (goal: Goal, idle: IdleMemo): Answer => {
  const answer = unless(
    goal,
    'early-retire',
    heldSaid(idle),
    'Wait, give wait-for-hold, or run retire or rollback.',
  )
  return answer.kind === 'refuse' && idle.due !== undefined && !idle.approval
    ? { ...answer, until: idle.due }
    : answer
}

const overdue = (idle: IdleMemo): Answer =>
  idle.holdDefault === 'rollback' && idle.standing === 'held'
    ? refuse(
        `${heldSaid(idle)}; its default, rollback, is overdue`,
        'Run rollback, or retire to keep what is live.',
      )
    : go()

const keptRefused = (goal: Goal, idle: IdleMemo): Answer => {
  const why = `${idle.color} with ${idle.release} was ${idle.standing === 'rejected' ? 'rejected' : 'rolled back from'}${idle.reason === '' ? '' : `: ${idle.reason}`}`
  return idle.standing === 'rolled-back'
    ? unless(goal, 'rolled-back', why, 'Deploy a release instead.')
    : refuse(why, 'Deploy a release instead.')
}

const unrecorded = (seen: Observation): string =>
  `${strangers(seen).join(', ')} on the idle side, which nothing recorded explains (foreign-change)`

/** The row's answer for the goal's command. */
export function answer(row: Row, goal: Goal, seen: Observation, now: Instant): Answer {
  switch (goal.command) {
    case 'status':
      return go()
    case 'deploy':
    case 'provision':
      return row.deploy(goal, seen, now)
    case 'test': {
      const found = row.deploy(goal, seen, now)
      return found.kind === 'go' && seen.memo.attempt === undefined ? refuse(nothing, deployFirst) : found
    }
    case 'switch':
      return row.switch(goal, seen, now)
    case 'rollback':
      return row.rollback(goal, seen, now)
    case 'retire':
      return row.retire(goal, seen, now)
  }
}
