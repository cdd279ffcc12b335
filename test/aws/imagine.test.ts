import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import type { Act, CheckAct } from '../../src/deploy/acts.ts'
import { imagine } from '../../src/deploy/imagine/imagine.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Seen } from '../../src/deploy/model.ts'
import type { Memo } from '../../src/deploy/record.ts'
import type { Machine, Side, Target } from '../../src/deploy/side.ts'
import {
  type Adapter,
  adapterOf,
  look,
  lookUntil,
  observationOf,
  quickSandbox,
  signal,
} from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeAll(async () => {
  sandbox = await quickSandbox({ routes: 2, drainSeconds: 60 })
  adapter = await adapterOf(sandbox)
})
afterAll(() => sandbox.close())

/** What an act decides and time does not: a target gets healthy, a machine boots, in its own time. */
const essence = (seen: Seen) => ({
  memo: seen.memo,
  routes: seen.routes.map(({ arn, forwards, weights }) => ({ arn, forwards, weights })),
  blue: sideEssence(seen.sides.blue),
  green: sideEssence(seen.sides.green),
  preview: seen.preview && {
    shows: seen.preview.shows,
    names: [...seen.preview.names].sort(),
    attempt: seen.preview.attempt,
  },
  kept: seen.kept.map(machineEssence).sort(),
})

const sideEssence = ({ machines, targets, records }: Side) => ({
  machines: machines.map(machineEssence).sort(),
  targets: targets.map(targetEssence).sort(),
  records: records.map(({ name, values }) => `${name} ${values.join()}`).sort(),
})

const ends = {
  'shutting-down': 'ends',
  terminated: 'ends',
  stopping: 'stops',
  stopped: 'stops',
  pending: 'lives',
  running: 'lives',
}

const machineEssence = ({ state, ours, attempt, release, name }: Machine): string =>
  [ends[state], ours ? 'ours' : 'foreign', attempt, release, name ?? '-'].join(' ')

const checked = { unused: 'unused', draining: 'draining', 'unhealthy.draining': 'draining' } as const

const targetEssence = ({ id, pair, state }: Target): string =>
  [
    pair,
    id,
    state === 'unused' || state.includes('draining') ? checked[state as keyof typeof checked] : 'checked',
  ].join(' ')

const memo = (seen: Seen): Memo => ({
  ...seen.memo,
  sequence: 2,
  attempt: {
    id: 'a2',
    color: 'green',
    release: 'v2',
    build: 'b2',
    attempt: 'a2',
    adopted: false,
    kind: 'deploy',
    verdict: 'open',
    parked: undefined,
    count: 2,
    made: '',
    passed: ['ready'],
    reason: '',
    run: 'acme/web/100/1',
  },
  intent: wholly('green'),
})

const idsOf = ({ machines }: Side) => machines.map(({ id }) => id)

/** A release and its undoing, act by act, each made from what the last look saw. */
const story: readonly (readonly [string, (seen: Seen, made: string) => Exclude<Act, CheckAct>])[] = [
  ['remember', (seen) => ({ kind: 'remember', memo: memo(seen) })],
  ['launch', (_, made) => ({ kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made, count: 2 })],
  [
    'name',
    ({ sides }) => ({
      kind: 'name',
      color: 'green',
      machines: sides.green.machines.map(({ id, address }, index) => {
        const name = `web-green-${index + 1}`
        return { id, name, record: { name: `${name}.bdash.inside`, values: [address ?? ''], ttl: 60 } }
      }),
    }),
  ],
  ['register', ({ sides }) => ({ kind: 'register', color: 'green', machines: idsOf(sides.green) })],
  [
    'preview the candidate',
    () => ({ kind: 'preview', shows: 'green', names: ['green', 'blue'], attempt: 'a2' }),
  ],
  ['forward a share', () => ({ kind: 'forward', color: 'green', share: 10 })],
  ['forward', () => ({ kind: 'forward', color: 'green' })],
  ['turn the preview', () => ({ kind: 'preview', shows: 'blue', names: ['blue', 'green'], attempt: 'a2' })],
  ['forward back', () => ({ kind: 'forward', color: 'blue' })],
  ['remove the preview', () => ({ kind: 'unpreview' })],
  ['unname', ({ sides }) => ({ kind: 'unname', color: 'green', records: sides.green.records })],
  ['deregister', () => ({ kind: 'deregister', color: 'green', only: undefined })],
  [
    'keep one',
    ({ sides }) => ({ kind: 'keep', color: 'green', machines: idsOf(sides.green).slice(0, 1), stop: true }),
  ],
  [
    'terminate the other',
    ({ sides }) => ({ kind: 'terminate', color: 'green', machines: idsOf(sides.green) }),
  ],
  [
    'terminate the kept one',
    ({ kept }) => ({ kind: 'terminate', color: 'kept', machines: kept.map(({ id }) => id) }),
  ],
]

test.each(story)('what is imagined of an act is what AWS shows after it: %s', async (_, actOn) => {
  // Machines boot before the next act: an address is known, and a target can be registered.
  const before = await lookUntil(adapter, ({ sides }) =>
    sides.green.machines.every(({ state }) => state !== 'pending'),
  )
  const act = actOn(before, adapter.made)

  await adapter.world.act(act, observationOf(before), signal)

  const imagined = imagine(observationOf(before), act, adapter.clock.now())
  expect(essence(await look(adapter))).toEqual(essence(imagined))
})
