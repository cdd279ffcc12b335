import type { Goal } from '../../../src/deploy/goal.ts'
import type { Outcome } from '../../../src/deploy/model.ts'
import { type Ended, Process } from './process.ts'
import type { SimulatedWorld } from './world.ts'

/** A run ends by itself unless it was killed, or says that a re-run goes on. */
const goesOn: readonly Ended['outcome'][] = ['killed', 'failed', 'stranded']

/** An alarm rings: whoever is told to wait until it is OK does so, and runs the command again. */
const isToWait = ({ outcome, why }: Ended): boolean =>
  outcome === 'refused' && /wait until it is OK/i.test(why)

/** Rules that hold of every single run, whatever becomes of it. */
export function runRules(world: SimulatedWorld, process: Process, ended: Ended, before: number): void {
  if (ended.outcome === 'refused' && world.changes > before)
    world.books.note(`R7: refused after ${world.changes - before} writes: ${ended.why}`)
  for (const [rung, acts] of process.actsByRung)
    if (acts > 10 * world.spec.routes) world.books.note(`R12: ${acts} acts of ${rung} in one run`)
}

/** Runs the command again and again, as the runner or a person would, until a run ends by itself. */
export async function untilItEnds(
  world: SimulatedWorld,
  asked: Goal,
  cancelAfterMs?: number,
): Promise<{ readonly outcome: Outcome | 'killed'; readonly runs: readonly Ended[] }> {
  const runs: Ended[] = []
  for (let attempt = 1; attempt <= 12; attempt++) {
    const process = new Process(world, attempt === 1 ? cancelAfterMs : undefined)
    const before = world.changes
    const ended = await process.work({ ...asked, run: { ...asked.run, attempt } })
    runs.push(ended)
    runRules(world, process, ended, before)
    if (!goesOn.includes(ended.outcome) && !isToWait(ended)) return { outcome: ended.outcome, runs }
    // A runner needs a while to start the next one, and an alarm to be OK again.
    world.time.pass(isToWait(ended) ? 60_000 : 5000)
  }
  return { outcome: runs.at(-1)?.outcome ?? 'failed', runs }
}
