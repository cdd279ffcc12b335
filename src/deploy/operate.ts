import {
  admitted,
  isOver,
  isRefusal,
  looked,
  type Operated,
  type Task,
  turnedAway,
  within,
} from './admitted.ts'
import { converge, endedBy } from './converge.ts'
import { firstLook } from './first-look.ts'
import type { Goal } from './goal.ts'
import type { Instant, Observation, Outcome } from './model.ts'
import { plan } from './plan.ts'
import type { Lease } from './ports.ts'
import { type Preflight, preflight } from './preflight.ts'

export type { Operated, Task } from './admitted.ts'

/** Status: one look, no lease, nothing written. */
export async function status(task: Task): Promise<Operated> {
  const seen = await firstLook(task, ['owned'])
  return { outcome: 'status', why: '', seen, acts: [], plan: undefined, row: 'status' }
}

/** Dry run: the real first look, then the same decisions against a model of the world. */
export async function rehearse(task: Task): Promise<Operated> {
  const { seen, found } = await looked(task, ({ lease }) => lease)
  const now = task.clock.now()
  if (found.kind !== 'go') return turnedAway(found, seen, task.goal)
  const reached = await within(task, seen, found.row)
  if (isOver(reached)) return reached
  const planned = plan(task.goal, seen, now)
  const why = `would end as ${planned.outcome}${planned.why === '' ? '' : `: ${planned.why}`}`
  return { outcome: 'planned', why, seen, acts: [], plan: planned, row: found.row }
}

/**
 * Preflight of every service, all leases in sorted order or none, preflight again, then one service after the other;
 * the first that does not succeed stops the rest. Leases are given back whatever happens.
 */
export async function operate(tasks: readonly Task[]): Promise<readonly Operated[]> {
  const first = new Map<Task, Observation | Operated>()
  for (const task of tasks) first.set(task, await admitted(task, true))
  const going = tasks.filter((task) => !isOver(first.get(task)))
  const refused = tasks.some((task) => isRefusal(first.get(task)))
  if (refused || going.length === 0) return tasks.map((task) => overOr(first.get(task), skipped))
  const leases: Lease[] = []
  await using stack = new AsyncDisposableStack()
  // Side by side: a run that is about to be killed has no time to give back one after the other.
  stack.defer(async () => void (await Promise.all(leases.map((lease) => lease[Symbol.asyncDispose]()))))
  const held = await takeAll(going, leases).catch((error: unknown) => ({ error }))
  if ('error' in held) return tasks.map((task) => keptFrom(first.get(task), held.error))
  if ('task' in held) {
    const { task, found } = held
    return tasks.map((each) =>
      overOr(first.get(each), (seen) => (each === task ? turnedAway(found, seen, task.goal) : skipped(seen))),
    )
  }
  // Awaited here: the leases are given back when this block is left.
  return await inTurn(tasks, first, held)
}

/** All leases in sorted order: two runs over the same services, by whatever names, cannot wait for each other. */
async function takeAll(
  tasks: readonly Task[],
  taken: Lease[],
): Promise<ReadonlyMap<Task, Lease> | { readonly task: Task; readonly found: Preflight }> {
  const held = new Map<Task, Lease>()
  const sorted = [...tasks].sort((a, b) => (a.leases.heldOn < b.leases.heldOn ? -1 : 1))
  for (const task of sorted) {
    const lease = await task.leases.take(task.goal.run, task.goal.waitForLeaseMs, task.cancel)
    if (!('confirm' in lease)) return { task, found: heldBy(lease.holder, lease.until, task.goal) }
    taken.push(lease)
    held.set(task, lease)
  }
  return held
}

async function inTurn(
  tasks: readonly Task[],
  first: ReadonlyMap<Task, Observation | Operated>,
  held: ReadonlyMap<Task, Lease>,
): Promise<readonly Operated[]> {
  const done: Operated[] = []
  for (const task of tasks) {
    const lease = held.get(task)
    const before = first.get(task)
    const stopped = done.some(({ outcome }) => failing.has(outcome))
    if (stopped || lease === undefined) done.push(overOr(before, skipped))
    else done.push(await one(task, lease).catch((error: unknown) => keptFrom(before, error)))
  }
  return done
}

/** What keeps a service from its work, beside what was seen of it before: who is live has to be known then too. */
export function keptFrom(before: Observation | Operated | undefined, error: unknown): Operated {
  const ended = endedBy(error)
  if (ended === undefined) throw error
  return overOr(before, (seen) => ({ ...skipped(seen), ...ended }))
}

const failing: ReadonlySet<Outcome> = new Set(['rejected', 'refused', 'failed', 'stranded', 'skipped'])

/** The service's work, under its lease. */
export async function one(task: Task, lease: Lease): Promise<Operated> {
  const seen = await admitted(task, false)
  if (isOver(seen)) return seen
  const { row } = preflight(task.goal, seen, task.clock.now())
  const result = await converge(task, task.goal, seen, lease)
  // Whoever takes the lease next must not read a record older than this.
  if (result.acts.length > 0) await task.world.settle(task.end).catch(() => undefined)
  return { ...result, plan: undefined, row }
}

const heldBy = (holder: string, until: Instant, { waitForLeaseMs }: Goal): Preflight => ({
  row: 'a live lease of another run',
  kind: 'refuse',
  why: `${holder} holds the lease`,
  remedy: `Wait for that run to end, or give ${waitForLeaseMs > 0 ? 'a longer wait-for-lease' : 'wait-for-lease'}.`,
  until,
})

function overOr(seen: Observation | Operated | undefined, next: (seen: Observation) => Operated): Operated {
  if (seen === undefined) throw new Error('every service is looked at first')
  return isOver(seen) ? seen : next(seen)
}

const skipped = (seen: Observation): Operated => ({
  outcome: 'skipped',
  why: 'another service of this run did not succeed',
  seen,
  acts: [],
  plan: undefined,
  row: '',
})
