import { looked, type Operated, type Task, turnedAway } from './admitted.ts'
import { decide } from './decide.ts'
import { leftAlone } from './finds/answers.ts'
import type { Observation } from './model.ts'
import { keptFrom, one } from './operate.ts'

/**
 * Sweeps one service, whatever becomes of the others of this run: its own lease, taken when it is its turn. One that is
 * owed nothing is not written to, and one that another run works on is left alone.
 */
export async function sweepAlone(task: Task): Promise<Operated> {
  const { goal, cancel, leases } = task
  const { seen, found } = await looked(task, () => undefined)
  // Whether a lease that stands is alive shows where it is taken: it comes first, and a dead run's is tidied away.
  if (seen.lease === undefined) {
    if (found.kind !== 'go') return turnedAway(found, seen, goal)
    const idle = ifNothingIsOwed(task, seen, found.row)
    if (idle !== undefined) return idle
  }
  const taken = await leases
    .take(goal.run, goal.waitForLeaseMs, cancel)
    .catch((error: unknown) => ({ error }))
  if ('error' in taken) return keptFrom(seen, taken.error)
  if (!('confirm' in taken)) {
    const row = 'a live lease of another run'
    return turnedAway({ row, ...leftAlone(taken.holder, taken.until) }, seen, goal)
  }
  await using lease = taken
  return await one(task, lease).catch((error: unknown) => keptFrom(seen, error))
}

function ifNothingIsOwed({ goal, clock }: Task, seen: Observation, row: string): Operated | undefined {
  const { move } = decide(goal, seen, clock.now())
  if (move.kind !== 'done') return undefined
  return { outcome: move.outcome, why: move.why, seen, acts: [], plan: undefined, row }
}
