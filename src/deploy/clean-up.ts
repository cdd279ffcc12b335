import { converge } from './converge.ts'
import { firstLook } from './first-look.ts'
import type { Goal } from './goal.ts'
import type { Observation } from './model.ts'
import type { Task } from './operate.ts'
import type { Lease, Result } from './ports.ts'
import { runKey } from './seen.ts'

/**
 * Goes on with the cancel of a run that was killed before it could answer, and gives its lease back. Only the attempt
 * that this very run worked on is touched; undefined: there was none. `task` says `cancelled`, so that nothing is made.
 */
export async function cleanUp(task: Task): Promise<Result | undefined> {
  const first = await firstLook(task)
  // Another run works here by now: whatever is left is its own to find.
  if (first.lease !== undefined && !first.lease.over) return undefined
  const taken = await task.leases.take(task.goal.run, 0, task.cancel)
  if (!('confirm' in taken)) return undefined
  await using lease = taken
  return await undo(task, lease)
}

async function undo(task: Task, lease: Lease): Promise<Result | undefined> {
  const { goal, world, end } = task
  const seen = await firstLook(task)
  if (!undoes(goal) || !isOwn(goal, seen)) return undefined
  const result = await converge(task, goal, seen, lease)
  if (result.acts.length > 0) await world.settle(end).catch(() => undefined)
  return result
}

/** A cancelled rollback or retirement undoes nothing; the next run goes on. */
const undoes = ({ command }: Goal): boolean =>
  command === 'provision' || command === 'test' || command === 'switch' || command === 'deploy'

/** What is parked ended its command by itself. */
const isOwn = (goal: Goal, { memo: { attempt } }: Observation): boolean =>
  attempt !== undefined && attempt.parked === undefined && attempt.run === runKey(goal.run)
