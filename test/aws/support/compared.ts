import { isDeepStrictEqual } from 'node:util'
import type { Act } from '../../../src/deploy/acts.ts'
import type { Goal } from '../../../src/deploy/goal.ts'
import { imagine } from '../../../src/deploy/imagine/imagine.ts'
import type { Outcome, Seen } from '../../../src/deploy/model.ts'
import { operate, type Task } from '../../../src/deploy/operate.ts'
import type { World } from '../../../src/deploy/ports.ts'
import type { Scaling, Side } from '../../../src/deploy/side.ts'
import { type Adapter, look, observationOf, signal } from './adapter.ts'

/** What an act decides and time does not: what boots, gets healthy or finishes draining does so in its own time. */
const essence = ({ memo, routes, sides, preview, kept }: Seen) => ({
  memo,
  routes: routes.map(({ arn, forwards }) => `${arn} ${forwards}`),
  preview: preview && [preview.shows, preview.attempt, [...preview.names].sort()],
  blue: sideEssence(sides.blue),
  green: sideEssence(sides.green),
  kept: kept.length,
})

const gone = ['shutting-down', 'terminated', 'stopping', 'stopped']

const sideEssence = ({ machines, targets, records, scaling }: Side) => ({
  scaling: scaling && scalingEssence(scaling),
  machines: machines
    .map(({ state, ours, attempt, release, name, gate }) =>
      [gone.includes(state) ? 'ends' : 'lives', ours, attempt, release, name, gate].join(' '),
    )
    .sort(),
  targets: targets
    .filter(({ state }) => !state.includes('draining'))
    .map(({ id, pair, state }) => [id, pair, state === 'unused'].join(' '))
    .sort(),
  records: records.map(({ name, values }) => `${name} ${values.join()}`).sort(),
})

/** Which instances a scale-in may take changes whenever one comes into service. */
const scalingEssence = ({ said: _, unprotected: __, ...scaling }: Scaling) => ({
  ...scaling,
  protected: [...scaling.protected].sort(),
})

export interface Compared {
  readonly kind: Act['kind']
  readonly imagined: ReturnType<typeof essence>
  readonly shown: ReturnType<typeof essence>
}

/** The world, with a look after every act at what AWS shows and at what was imagined of it, which may take a while. */
const compared = (adapter: Adapter, into: Compared[], patienceMs: number): World => ({
  ...adapter.world,
  async act(act, seen, until) {
    const before = observationOf(await look(adapter))
    await adapter.world.act(act, seen, until)
    const imagined = essence(imagine(before, act, adapter.clock.now()))
    const giveUp = performance.now() + patienceMs
    let shown = essence(await look(adapter))
    while (!isDeepStrictEqual(shown, imagined) && performance.now() < giveUp) {
      await adapter.clock.sleep(100, signal)
      shown = essence(await look(adapter))
    }
    into.push({ kind: act.kind, imagined, shown })
  },
})

/** Runs a command to its end, and compares every act of it; every question that it asks of servers is answered well. */
export const runCompared = async (
  adapter: Adapter,
  its: Goal,
  into: Compared[],
  patienceMs = 0,
): Promise<Outcome | undefined> => {
  const task: Task = {
    ...adapter,
    world: compared(adapter, into, patienceMs),
    goal: its,
    lineage: { age: async () => ({ older: false, said: '' }) },
    probes: { run: async () => ({ passed: true, said: '' }), changed: () => {} },
    narrator: { decided: () => {}, acted: () => {} },
    cancel: signal,
    cancelled: false,
    end: signal,
  }
  const [ended] = await operate([task])
  return ended?.outcome
}
