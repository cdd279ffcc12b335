import { isDone, liveColor } from '../seen.ts'
import {
  deployFirst,
  go,
  holdRefused,
  keptRefused,
  nothing,
  nothingToTest,
  onIdle,
  refuse,
  unless,
  unrecorded,
} from './answers.ts'
import { heldOpen, isEmpty, strangers } from './found.ts'
import type { Row } from './row.ts'

/** No attempt is open: what stands on the side that is not live. */
export const idleSides: readonly Row[] = [
  {
    name: 'the idle side is held, its window open',
    fits: (_goal, seen, now) => heldOpen(seen.memo.idle, now),
    deploy: (goal, seen) => onIdle(seen, (idle) => holdRefused(goal, idle)),
    test: nothingToTest,
    switch: go,
    rollback: go,
    retire: (goal, seen) => onIdle(seen, (idle) => (idle.approval ? go() : holdRefused(goal, idle))),
    sweep: go,
  },
  {
    name: 'the idle side is held, its window over',
    fits: (_goal, seen) => seen.memo.idle?.standing === 'held' || seen.memo.idle?.standing === 'retiring',
    deploy: go,
    test: nothingToTest,
    switch: go,
    rollback: go,
    retire: go,
    sweep: go,
  },
  {
    name: 'the idle side was rejected, or rolled back from',
    fits: (_goal, seen) => seen.memo.idle !== undefined,
    deploy: go,
    test: nothingToTest,
    switch: (goal, seen) => onIdle(seen, (idle) => keptRefused(goal, idle)),
    rollback: (goal, seen) =>
      isDone(goal, seen, 'rolled-back') ? go() : onIdle(seen, (idle) => keptRefused(goal, idle)),
    retire: go,
    sweep: go,
  },
  {
    name: 'targets on the idle side that nothing recorded explains',
    fits: (_goal, seen) => strangers(seen).length > 0,
    deploy: (goal, seen) => unless(goal, 'foreign-change', unrecorded(seen), 'Deregister them.'),
    test: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them, then run deploy.'),
    switch: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them, then run deploy.'),
    rollback: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them.'),
    retire: (_goal, seen) => refuse(unrecorded(seen), 'Deregister them.'),
    sweep: go,
  },
  {
    name: 'the idle side is empty, nothing open',
    fits: (_goal, seen) => isEmpty(seen) || liveColor(seen.routes) !== undefined,
    deploy: go,
    test: nothingToTest,
    switch: () => refuse(nothing, deployFirst),
    rollback: () => refuse(nothing, 'Nothing is held; run deploy with the release to go back to.'),
    retire: (goal, seen) =>
      goal.allow.has('kept') && seen.kept.length > 0 ? go() : { kind: 'unchanged', why: 'nothing is held' },
    sweep: go,
  },
]
