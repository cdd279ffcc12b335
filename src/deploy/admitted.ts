import { firstLook, type Ports } from './first-look.ts'
import type { Goal } from './goal.ts'
import type { Observation } from './model.ts'
import { isToBeNewer } from './newer.ts'
import type { Plan } from './plan.ts'
import type { Leases, Lineage, Mistake, Result } from './ports.ts'
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

/** The first look that lets the command go ahead; a window may be waited out before the lease is taken. */
export async function admitted(task: Task, mayWait: boolean): Promise<Observation | Operated> {
  const { clock, cancel, goal } = task
  const deadline = clock.now() + goal.waitForHoldMs
  for (;;) {
    const { seen, found } = await looked(task, ({ lease }) => (mayWait ? undefined : lease))
    if (found.kind === 'go') return mayWait ? await within(task, seen, found.row) : seen
    const until = found.kind === 'refuse' ? found.until : undefined
    const waits = mayWait && until !== undefined && until <= deadline
    // Whether a lease that stands is alive shows where it is taken: it comes first, and a dead run's is tidied away.
    if (!waits) return mayWait && seen.lease !== undefined ? seen : turnedAway(found, seen, goal)
    await clock.sleep(Math.min(5000, Math.max(250, until - clock.now())), cancel)
  }
}

/**
 * Preflight of a first look, with the lease that counts. What only the outside knows, whether this run's build is older
 * than what is live, is asked where all else lets the command go ahead (R1).
 */
export async function looked(
  task: Task,
  leaseOf: (seen: Observation) => Observation['lease'],
): Promise<{ readonly seen: Observation; readonly found: Preflight }> {
  const { goal, clock, cancel, lineage } = task
  const judged = (seen: Observation) => preflight(goal, { ...seen, lease: leaseOf(seen) }, clock.now())
  const seen = await firstLook(task, goal.command === 'sweep' ? ['owned'] : [])
  const found = judged(seen)
  const color = liveColor(seen.routes)
  if (found.kind !== 'go' || color === undefined || !isToBeNewer(goal, seen)) return { seen, found }
  const age = await lineage.age(identityOf(seen.memo, color), cancel)
  const aged = { ...seen, run: { ...seen.run, age } }
  return { seen: aged, found: judged(aged) }
}

/** Goes ahead only where every check can be asked from here: a launch would be in vain. */
export async function within(task: Task, seen: Observation, row: string): Promise<Observation | Operated> {
  const mistakes = (await task.reach?.(seen, task.cancel)) ?? []
  const why = 'what has to be asked of the release cannot be asked from here'
  return mistakes.length === 0
    ? seen
    : { outcome: 'refused', why, seen, acts: [], plan: undefined, row, mistakes }
}

export const isOver = (seen: Observation | Operated | undefined): seen is Operated =>
  seen !== undefined && 'outcome' in seen
export const isRefusal = (seen: Observation | Operated | undefined): boolean =>
  isOver(seen) && seen.outcome === 'refused'

/** What a run comes to that preflight does not let go ahead. */
export function turnedAway(found: Preflight, seen: Observation, { command }: Goal): Operated {
  const why =
    found.kind === 'refuse' ? refusal(found.why, found.remedy) : found.kind === 'unchanged' ? found.why : ''
  const stays = command === 'sweep' ? 'swept' : 'unchanged'
  const outcome = found.kind === 'unchanged' ? stays : 'refused'
  return { outcome, why, seen, acts: [], plan: undefined, row: found.row }
}

/** The remedy follows in the same line, or after a diff in one of its own. */
const refusal = (why: string, remedy: string): string =>
  why.includes('\n') ? `${why}\n${remedy}` : `${why}. ${remedy}`
