import { converge, firstLook, type Ports } from './converge.ts'
import type { Goal, Instant, Observation } from './model.ts'
import { type Plan, plan } from './plan.ts'
import type { Lease, Leases, Result } from './ports.ts'
import { type Preflight, preflight } from './preflight.ts'

export interface Operation extends Ports {
  readonly leases: Leases
}

/** What a run came to, and the plan where it was a dry run. */
export type Operated = Result & { readonly plan: Plan | undefined; readonly row: string }

/** Status: one look, no lease, nothing written. */
export async function status(operation: Operation, goal: Goal): Promise<Operated> {
  const seen = await look(operation, goal)
  return { outcome: 'status', why: 'nothing was changed', seen, acts: [], plan: undefined, row: 'status' }
}

/** Dry run: the real first look, then the same decisions against a model of the world. */
export async function rehearse(operation: Operation, goal: Goal): Promise<Operated> {
  const seen = await look(operation, goal)
  const now = operation.clock.now()
  const found = preflight(goal, seen, now)
  if (found.kind !== 'go') return turnedAway(found, seen)
  const planned = plan(goal, seen, now)
  return {
    outcome: 'planned',
    why: `would end as ${planned.outcome}: ${planned.why}`,
    seen,
    acts: [],
    plan: planned,
    row: found.row,
  }
}

/** Preflight, lease, preflight again, then the loop; the lease is given back whatever happens. */
export async function operate(operation: Operation, goal: Goal): Promise<Operated> {
  const first = await admitted(operation, goal, true)
  if ('outcome' in first) return first
  const taken = await operation.leases.take(goal.run, goal.waitForLeaseMs, operation.cancel)
  if (!('confirm' in taken)) return turnedAway(heldBy(taken.holder, taken.until), first)
  await using lease: Lease = taken
  const seen = await admitted(operation, goal, false)
  if ('outcome' in seen) return seen
  const result = await converge(operation, goal, seen, lease)
  return { ...result, plan: undefined, row: preflight(goal, seen, operation.clock.now()).row }
}

/** The first look that lets the command go ahead; a window may be waited out before the lease is taken. */
async function admitted(operation: Operation, goal: Goal, mayWait: boolean): Promise<Observation | Operated> {
  const { clock, cancel } = operation
  const deadline = clock.now() + goal.waitForHoldMs
  for (;;) {
    const seen = await look(operation, goal)
    // Another run's lease is waited for where it is taken.
    const found = preflight(
      goal,
      mayWait && goal.waitForLeaseMs > 0 ? { ...seen, lease: undefined } : seen,
      clock.now(),
    )
    if (found.kind === 'go') return seen
    const until = found.kind === 'refuse' && seen.lease === undefined ? found.until : undefined
    if (!mayWait || until === undefined || until > deadline) return turnedAway(found, seen)
    await clock.sleep(Math.min(5000, Math.max(250, until - clock.now())), cancel)
  }
}

async function look(operation: Operation, goal: Goal): Promise<Observation> {
  const [seen, lease] = await Promise.all([
    firstLook(operation, operation.cancel),
    operation.leases.look(goal.run, operation.cancel),
  ])
  return { ...seen, lease }
}

const heldBy = (holder: string, until: Instant): Preflight => ({
  row: 'a live lease of another run',
  kind: 'refuse',
  why: `${holder} holds the lease`,
  remedy: 'Wait for that run to end, or give wait-for-lease.',
  until,
})

function turnedAway(found: Preflight, seen: Observation): Operated {
  const why =
    found.kind === 'refuse' ? `${found.why}. ${found.remedy}` : found.kind === 'unchanged' ? found.why : ''
  return {
    outcome: found.kind === 'unchanged' ? 'unchanged' : 'refused',
    why,
    seen,
    acts: [],
    plan: undefined,
    row: found.row,
  }
}
