import { test } from 'vitest'
import { anyCancel } from './cancels.ts'
import { anyRetirement } from './convergence.ts'
import { anyDeploy } from './deploys.ts'
import { anyPlan } from './plans.ts'
import { anyRivals, anyTheft } from './rivals.ts'
import { anySequence } from './sequences.ts'
import { anySweep } from './sweeps.ts'

const timeout = 600_000

/** Every property over this many random worlds each. `books.ts` says which rules are held at every moment. */
export function anyWorld(worlds: number): void {
  test(
    'R2 R3 R12: whatever is killed or fails when, a deploy ends in one release, with nothing left over',
    () => anyDeploy(worlds),
    timeout,
  )

  test(
    'promise 1: retirement never begins before every node has converged, whatever their number, delays and faults',
    () => anyRetirement(worlds),
    timeout,
  )

  test(
    'a deploy killed anywhere and followed by nothing but sweeps ends in one release, with nothing left over',
    () => anySweep(worlds),
    timeout,
  )

  test(
    'R1 R4 R8 R10: commands in any order, whatever is killed, cancelled or moved by a person, keep every rule',
    () => anySequence(worlds),
    timeout,
  )

  test(
    'R5 R6: a cancel before traffic moves is a rejection, after it an open attempt that a re-run ends',
    () => anyCancel(worlds),
    timeout,
  )

  test(
    'R11: of two runs at once one waits or is refused, and none acts between the acts of the other',
    () => anyRivals(worlds),
    timeout,
  )

  test(
    'R11: a run whose lease is lost changes no traffic and ends no machine after it',
    () => anyTheft(worlds),
    timeout,
  )

  test('a dry run writes nothing and names the very acts of the run after it', () => anyPlan(worlds), timeout)
}
