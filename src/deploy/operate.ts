import { converge, firstLook, type Ports } from './converge.ts'
import type { Goal } from './goal.ts'
import type { Instant, Observation, Outcome } from './model.ts'
import { isToBeNewer } from './newer.ts'
import { type Plan, plan } from './plan.ts'
import type { Lease, Leases, Lineage, Mistake, Result } from './ports.ts'
import { type Preflight, preflight } from './preflight.ts'
import { identityOf, liveColor } from './seen.ts'

/** One service of a run: what it stands on, and what is wanted of it. */
export interface Task extends Ports {
  readonly goal: Goal
  readonly leases: Leases
  readonly lineage: Lineage
  /** Checks of this goal that cannot be asked from here, tried before anything is made; left out: none is tried. */
  readonly reach?: (seen: Observation, signal: AbortSignal) => Promise<readonly Mistake[]>
}

/** What a run came to for one service, with the row of the table that decided, and the plan of a dry run. */
export type Operated = Result & {
  readonly plan: Plan | undefined
  readonly row: string
  /** Why it was refused, where there is more than one reason. */
  readonly mistakes?: readonly Mistake[]
}

/** Status: one look, no lease, nothing written. */
export async function status(task: Task): Promise<Operated> {
  const seen = await firstLook(task)
  return { outcome: 'status', why: '', seen, acts: [], plan: undefined, row: 'status' }
}

/** Dry run: the real first look, then the same decisions against a model of the world. */
export async function rehearse(task: Task): Promise<Operated> {
  const { seen, found } = await looked(task, ({ lease }) => lease)
  const now = task.clock.now()
  if (found.kind !== 'go') return turnedAway(found, seen)
  const reached = await within(task, seen, found.row)
  if (isOver(reached)) return reached
  const planned = plan(task.goal, seen, now)
  const why = `would end as ${planned.outcome}: ${planned.why}`
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
  await using leases = new AsyncDisposableStack()
  const held = await takeAll(going, leases)
  if ('task' in held) {
    const { task, found } = held
    return tasks.map((each) =>
      overOr(first.get(each), (seen) => (each === task ? turnedAway(found, seen) : skipped(seen))),
    )
  }
  // Awaited here: the leases are given back when this block is left.
  return await inTurn(tasks, first, held)
}

/** All leases in sorted order, so that two runs over the same services cannot wait for each other. */
async function takeAll(
  tasks: readonly Task[],
  stack: AsyncDisposableStack,
): Promise<ReadonlyMap<Task, Lease> | { readonly task: Task; readonly found: Preflight }> {
  const held = new Map<Task, Lease>()
  const sorted = [...tasks].sort((a, b) => (a.goal.service < b.goal.service ? -1 : 1))
  for (const task of sorted) {
    const taken = await task.leases.take(task.goal.run, task.goal.waitForLeaseMs, task.cancel)
    if (!('confirm' in taken)) return { task, found: heldBy(taken.holder, taken.until) }
    held.set(task, stack.use(taken))
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
    else done.push(await one(task, lease))
  }
  return done
}

const failing: ReadonlySet<Outcome> = new Set(['rejected', 'refused', 'failed', 'stranded', 'skipped'])

async function one(task: Task, lease: Lease): Promise<Operated> {
  const seen = await admitted(task, false)
  if (isOver(seen)) return seen
  const { row } = preflight(task.goal, seen, task.clock.now())
  const result = await converge(task, task.goal, seen, lease)
  // Whoever takes the lease next must not read a record older than this.
  if (result.acts.length > 0) await task.world.settle(task.end).catch(() => undefined)
  return { ...result, plan: undefined, row }
}

/** The first look that lets the command go ahead; a window may be waited out before the lease is taken. */
async function admitted(task: Task, mayWait: boolean): Promise<Observation | Operated> {
  const { clock, cancel, goal } = task
  const deadline = clock.now() + goal.waitForHoldMs
  for (;;) {
    const { seen, found } = await looked(task, ({ lease }) => (mayWait ? undefined : lease))
    if (found.kind === 'go') return mayWait ? await within(task, seen, found.row) : seen
    const until = found.kind === 'refuse' ? found.until : undefined
    const waits = mayWait && until !== undefined && until <= deadline
    // Whether a lease that stands is alive shows where it is taken: it comes first, and a dead run's is tidied away.
    if (!waits) return mayWait && seen.lease !== undefined ? seen : turnedAway(found, seen)
    await clock.sleep(Math.min(5000, Math.max(250, until - clock.now())), cancel)
  }
}

/**
 * Preflight of a first look, with the lease that counts. What only the outside knows, whether this run's build is older
 * than what is live, is asked where all else lets the command go ahead (R1).
 */
async function looked(
  task: Task,
  leaseOf: (seen: Observation) => Observation['lease'],
): Promise<{ readonly seen: Observation; readonly found: Preflight }> {
  const { goal, clock, cancel, lineage } = task
  const judged = (seen: Observation) => preflight(goal, { ...seen, lease: leaseOf(seen) }, clock.now())
  const seen = await firstLook(task)
  const found = judged(seen)
  const color = liveColor(seen.routes)
  if (found.kind !== 'go' || color === undefined || !isToBeNewer(goal, seen)) return { seen, found }
  const age = await lineage.age(identityOf(seen.memo, color), cancel)
  const aged = { ...seen, run: { ...seen.run, age } }
  return { seen: aged, found: judged(aged) }
}

/** Goes ahead only where every check can be asked from here: a launch would be in vain. */
async function within(task: Task, seen: Observation, row: string): Promise<Observation | Operated> {
  const mistakes = (await task.reach?.(seen, task.cancel)) ?? []
  const why = 'what has to be asked of the release cannot be asked from here'
  return mistakes.length === 0
    ? seen
    : { outcome: 'refused', why, seen, acts: [], plan: undefined, row, mistakes }
}

const heldBy = (holder: string, until: Instant): Preflight => ({
  row: 'a live lease of another run',
  kind: 'refuse',
  why: `${holder} holds the lease`,
  remedy: 'Wait for that run to end, or give wait-for-lease.',
  until,
})

const isOver = (seen: Observation | Operated | undefined): seen is Operated =>
  seen !== undefined && 'outcome' in seen
const isRefusal = (seen: Observation | Operated | undefined): boolean =>
  isOver(seen) && seen.outcome === 'refused'

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

function turnedAway(found: Preflight, seen: Observation): Operated {
  const why =
    found.kind === 'refuse' ? refusal(found.why, found.remedy) : found.kind === 'unchanged' ? found.why : ''
  const outcome = found.kind === 'unchanged' ? 'unchanged' : 'refused'
  return { outcome, why, seen, acts: [], plan: undefined, row: found.row }
}

/** The remedy follows in the same line, or after a diff in one of its own. */
const refusal = (why: string, remedy: string): string =>
  why.includes('\n') ? `${why}\n${remedy}` : `${why}. ${remedy}`
