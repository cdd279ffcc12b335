import { expect, test } from 'vitest'
import type { Act } from '../../src/deploy/acts.ts'
import type { Goal } from '../../src/deploy/goal.ts'
import { imagine } from '../../src/deploy/imagine/imagine.ts'
import type { Seen, Side } from '../../src/deploy/model.ts'
import { operate, type Task } from '../../src/deploy/operate.ts'
import type { World } from '../../src/deploy/ports.ts'
import { goal } from '../deploy/goals.ts'
import {
  type Adapter,
  adapterOf,
  look,
  madeOf,
  observationOf,
  quickSandbox,
  settingsOf,
  signal,
} from './support/adapter.ts'

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

const sideEssence = ({ machines, targets, records }: Side) => ({
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

interface Compared {
  readonly kind: Act['kind']
  readonly imagined: ReturnType<typeof essence>
  readonly shown: ReturnType<typeof essence>
}

/** The world, with a look after every act at what AWS shows and at what was imagined of it. */
const compared = (adapter: Adapter, into: Compared[]): World => ({
  ...adapter.world,
  async act(act, seen, until) {
    const before = observationOf(await look(adapter))
    await adapter.world.act(act, seen, until)
    const imagined = essence(imagine(before, act, adapter.clock.now()))
    into.push({ kind: act.kind, imagined, shown: essence(await look(adapter)) })
  },
})

const naming = {
  name: 'web-{color}-{index}',
  record: { template: '{name}.bdash.inside', ttl: 60, address: 'private' as const },
}

test('what is imagined of every act of deploy, rollback, deploy and retire is what AWS shows after it', async () => {
  await using sandbox = await quickSandbox({ routes: 2 })
  const made = madeOf(settingsOf(sandbox).fleet)
  const all: Compared[] = []
  const run = async (change: Partial<Goal>, id: string) => {
    const its = goal(
      { ...change, made, run: { repository: 'acme/web', id, attempt: 1, actor: 'octocat' } },
      { naming },
    )
    const adapter = await adapterOf(sandbox, {}, its.run)
    const task: Task = {
      ...adapter,
      world: compared(adapter, all),
      goal: its,
      // Every answer is right: what is asked of servers is no part of this.
      probes: { run: async () => ({ passed: true, said: '' }), changed: () => {} },
      narrator: { decided: () => {}, acted: () => {} },
      cancel: signal,
      cancelled: false,
      end: signal,
    }
    const [ended] = await operate([task])
    return ended?.outcome
  }
  const unnamed = { release: undefined, build: undefined }

  const outcomes = [
    await run({}, '1'),
    await run({ ...unnamed, command: 'rollback' }, '2'),
    await run({ release: 'v3', build: 'b3', hold: { kind: 'approval', ms: 60_000 } }, '3'),
    await run({ ...unnamed, command: 'retire' }, '4'),
  ]

  expect(outcomes).toEqual(['held', 'rolled-back', 'held', 'retired'])
  expect(all.map(({ kind, shown }) => [kind, shown])).toEqual(
    all.map(({ kind, imagined }) => [kind, imagined]),
  )
  expect(new Set(all.map(({ kind }) => kind))).toEqual(
    new Set([
      'remember',
      'launch',
      'name',
      'register',
      'preview',
      'forward',
      'unpreview',
      'deregister',
      'unname',
      'terminate',
      'gate',
    ]),
  )
}, 120_000)
