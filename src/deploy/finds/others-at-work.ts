import { changedBefore, changedRefused, foreign, go, leased, leftAlone } from './answers.ts'
import { differs, goesOn, mayAgree } from './found.ts'
import { everyCommand, type Row } from './row.ts'

/** Somebody else is at work, or was: another run, or whoever set the routes. */
export const othersAtWork: readonly Row[] = [
  {
    name: 'a live lease of another run',
    fits: (_goal, seen) => seen.lease !== undefined && !seen.lease.over,
    ...everyCommand((_goal, seen) => leased(seen)),
    sweep: (_goal, seen) => leftAlone(seen.lease?.holder ?? '', seen.lease?.until ?? 0),
  },
  {
    name: 'a route on a third group, or on neither of ours',
    fits: (_goal, seen) => seen.routes.some((route) => route.forwards === 'foreign'),
    ...everyCommand((_goal, seen) => foreign(seen)),
  },
  {
    name: 'routes that disagree, or differ from the record',
    fits: (goal, seen) => differs(seen) && !mayAgree(goal, seen),
    deploy: (goal, seen, now) => (goesOn(goal, seen, now) ? go() : changedRefused(goal, seen)),
    test: (goal, seen) => changedRefused(goal, seen),
    switch: (goal, seen) => changedRefused(goal, seen),
    rollback: go,
    retire: (_goal, seen) => changedBefore(seen),
    sweep: (goal, seen, now) => (goesOn(goal, seen, now) ? go() : changedBefore(seen)),
  },
]
