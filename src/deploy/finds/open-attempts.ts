import type { Observation } from '../model.ts'
import { anotherBuild, attemptSaid, beneath, go, refuse, unless } from './answers.ts'
import { died, parked, same } from './found.ts'
import type { Row } from './row.ts'

const finishOrEnd = 'Finish it with deploy, or end it with rollback.'
const goOnOrEnd = 'Go on with switch, or end it with rollback.'
const finishRejection = 'Finish its rejection with rollback.'

const rejectedSaid = (seen: Observation): string =>
  `${attemptSaid(seen)}; it is rejected: ${seen.memo.attempt?.reason}`

/** An attempt is open: this run's build, or another. */
export const openAttempts: readonly Row[] = [
  {
    name: 'an attempt whose run died, same build',
    fits: (goal, seen) => died(seen) && same(goal, seen),
    deploy: go,
    test: go,
    switch: go,
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), finishOrEnd),
    sweep: go,
  },
  {
    name: 'an attempt whose run died, another build',
    fits: (_goal, seen) => died(seen),
    deploy: beneath,
    test: (_goal, seen) => anotherBuild(seen),
    switch: (_goal, seen) => anotherBuild(seen),
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), finishOrEnd),
    sweep: go,
  },
  {
    name: 'a rejection that could not finish',
    fits: (_goal, seen) => seen.memo.attempt?.verdict === 'rejected',
    deploy: beneath,
    test: (_goal, seen) => refuse(rejectedSaid(seen), finishRejection),
    switch: (_goal, seen) => refuse(rejectedSaid(seen), finishRejection),
    rollback: go,
    retire: go,
    sweep: go,
  },
  {
    name: 'an attempt parked where its command ended, same build or none named',
    fits: (goal, seen) => parked(seen) && same(goal, seen),
    deploy: go,
    test: go,
    switch: go,
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), goOnOrEnd),
    sweep: go,
  },
  {
    name: 'an attempt parked where its command ended, another build',
    fits: (_goal, seen) => parked(seen),
    deploy: (goal, seen) => unless(goal, 'replace', attemptSaid(seen), goOnOrEnd),
    test: (_goal, seen) => anotherBuild(seen),
    switch: (_goal, seen) => anotherBuild(seen),
    rollback: go,
    retire: (_goal, seen) => refuse(attemptSaid(seen), goOnOrEnd),
    sweep: go,
  },
]
