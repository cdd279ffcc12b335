import {
  type Answer,
  anotherBuild,
  attemptSaid,
  beneath,
  changedBefore,
  changedRefused,
  deployFirst,
  foreign,
  go,
  holdRefused,
  keptRefused,
  leased,
  leftAlone,
  nothing,
  onIdle,
  refuse,
  unless,
  unrecorded,
} from './answers.ts'
import {
  died,
  differs,
  goesOn,
  heldOpen,
  isEmpty,
  makes,
  mayAgree,
  owes,
  parked,
  same,
  strangers,
} from './found.ts'
import type { Goal } from './goal.ts'
import type { Instant, Observation } from './model.ts'
import { isDone, liveColor } from './seen.ts'

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
  /** Left out: it does what is owed. */
  readonly sweep?: Ask<Answer>
}

/** The table "what a command finds", from the top. */
export const rows: readonly Row[] = [
  {
    name: 'a live lease of another run',
    fits: (_goal, seen) => seen.lease !== undefined && !seen.lease.over,
    deploy: (_goal, seen) => leased(seen),
    switch: (_goal, seen) => leased(seen),
    rollback: (_goal, seen) => leased(seen),
    retire: (_goal, seen) => leased(seen),
    sweep: (_goal, seen) => leftAlone(seen.lease?.holder ?? '', seen.lease?.until ?? 0),
  },
  {
    name: 'a route on a third group, or on neither of ours',
    fits: (_goal, seen) => seen.routes.some((route) => route.forwards === 'foreign'),
    deploy: (_goal, seen) => foreign(seen),
    switch: (_goal, seen) => foreign(seen),
    rollback: (_goal, seen) => foreign(seen),
    retire: (_goal, seen) => foreign(seen),
    sweep: (_goal, seen) => foreign(seen),
  },
  {
    name: 'routes that disagree, or differ from the record',
    fits: (goal, seen) => differs(seen) && !mayAgree(goal, seen),
    deploy: (goal, seen, now) => (goesOn(goal, seen, now) ? go() : changedRefused(goal, seen)),
    switch: (goal, seen) => changedRefused(goal, seen),
    rollback: go,
    retire: (_goal, seen) => changedBefore(seen),
    sweep: (goal, seen, now) => (goesOn(goal, seen, now) ? go() : changedBefore(seen)),
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
    deploy: go,
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
    case 'sweep':
      return row.sweep?.(goal, seen, now) ?? go()
  }
}
