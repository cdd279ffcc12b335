import type { Ask, Observation } from './model.ts'
import type { Clock, Narrator, Probes, World } from './ports.ts'
import { recall } from './recall.ts'
import { newRun } from './run-seen.ts'

/** What a run stands on. */
export interface Ports {
  readonly world: World
  readonly probes: Probes
  readonly clock: Clock
  readonly narrator: Narrator
  /** A signal of the runner: answered by a decision, not by a throw. */
  readonly cancel: AbortSignal
  /** Whether this process goes on for one that was cancelled and killed. */
  readonly cancelled: boolean
  /** The hard end: no act starts after it. */
  readonly end: AbortSignal
}

/** What is looked at where nobody knows yet what will be asked. */
export const everything: readonly Ask[] = [
  'memo',
  'routes',
  'machines',
  'targets',
  'preview',
  'names',
  'gate',
  'alarms',
]

/** The first look of a run, with nothing found and nothing done yet; `also`: what most commands need not know. */
export async function firstLook(
  { world, clock, cancel, cancelled }: Ports,
  also: readonly Ask[] = [],
): Promise<Observation> {
  const seen = await world.observe([...everything, ...also], undefined, cancel)
  return { ...seen, memo: recall(seen, clock.now()), findings: {}, run: { ...newRun, cancelled } }
}
