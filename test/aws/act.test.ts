import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { type Adapter, adapterOf, look, lookUntil, perform, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  sandbox = await quickSandbox({ routes: 2 })
  adapter = await adapterOf(sandbox)
})
afterEach(() => sandbox.close())

const green = () => ({ color: 'green', attempt: 'a2', release: 'v2', made: adapter.made }) as const

/** Launches a green side and registers it. */
const provision = async (count = 2) => {
  await perform(adapter, { kind: 'launch', ...green(), count })
  const seen = await lookUntil(adapter, ({ sides }) =>
    sides.green.machines.every(({ state }) => state === 'running'),
  )
  const machines = seen.sides.green.machines.map(({ id }) => id)
  await perform(adapter, { kind: 'register', color: 'green', machines })
  return machines
}

test('the first look sees what the sandbox was seeded with', async () => {
  const seen = await look(adapter)

  expect(seen.routes.map(({ forwards }) => forwards)).toEqual(['blue', 'blue'])
  expect(seen.sides.blue.targets.map(({ state }) => state)).toEqual(['healthy', 'healthy'])
  expect(seen.sides.blue.machines.map(({ state }) => state)).toEqual(['running', 'running'])
  expect(seen.sides.blue.machines.map(({ ours, attempt, release }) => [ours, attempt, release])).toEqual([
    [true, 'a1', 'v1'],
    [true, 'a1', 'v1'],
  ])
  expect(seen.memo.live).toMatchObject({ color: 'blue', release: 'v1', attempt: 'a1' })
  expect(seen.sides.green).toEqual({ machines: [], targets: [], records: [], scaling: undefined })
  expect(seen.preview).toBeUndefined()
  expect(seen.lease).toBeUndefined()
})

test('launch brings a side to its count, spread over the subnets, and names what is ours', async () => {
  await perform(adapter, { kind: 'launch', ...green(), count: 3 })

  const { sides } = await look(adapter)
  expect(sides.green.machines).toHaveLength(3)
  expect(
    sides.green.machines.every(({ ours, attempt, release }) => ours && attempt === 'a2' && release === 'v2'),
  ).toBe(true)
  expect(new Set(sides.green.machines.map(({ subnet }) => subnet)).size).toBe(
    Math.min(3, adapter.ec2.subnets.length),
  )
})

test('launch done twice launches once', async () => {
  await perform(adapter, { kind: 'launch', ...green(), count: 2 })
  await perform(adapter, { kind: 'launch', ...green(), count: 2 })

  expect((await look(adapter)).sides.green.machines).toHaveLength(2)
})

test('launch replaces what died, though its token has been used', async () => {
  await perform(adapter, { kind: 'launch', ...green(), count: 1 })
  const [first] = (await look(adapter)).sides.green.machines
  await perform(adapter, { kind: 'terminate', color: 'green', machines: [first?.id ?? ''] })
  await lookUntil(adapter, ({ sides }) => sides.green.machines.every(({ state }) => state === 'terminated'))

  await perform(adapter, { kind: 'launch', ...green(), count: 1 })

  const { sides } = await look(adapter)
  expect(sides.green.machines.filter(({ state }) => state !== 'terminated')).toHaveLength(1)
})

test('name gives each machine its name and an address under it; unname takes exactly that away', async () => {
  await provision(1)
  const [machine] = (await look(adapter)).sides.green.machines
  const record = { name: 'web-green-1.bdash.inside', values: [machine?.address ?? ''], ttl: 60 }

  await perform(adapter, {
    kind: 'name',
    color: 'green',
    machines: [{ id: machine?.id ?? '', name: 'web-green-1', record }],
  })
  const named = await look(adapter)
  await perform(adapter, { kind: 'unname', color: 'green', records: [{ ...record, values: ['127.9.9.9'] }] })
  const kept = await look(adapter)
  await perform(adapter, { kind: 'unname', color: 'green', records: [record] })
  await perform(adapter, { kind: 'unname', color: 'green', records: [record] })

  expect(named.sides.green.machines[0]?.name).toBe('web-green-1')
  expect(named.sides.green.records).toEqual([record])
  expect(kept.sides.green.records).toEqual([record])
  expect((await look(adapter)).sides.green.records).toEqual([])
})

/** Launches one green machine and names it. */
const nameOne = async () => {
  await provision(1)
  const [machine] = (await look(adapter)).sides.green.machines
  const record = { name: 'web-green-1.bdash.inside', values: [machine?.address ?? ''], ttl: 60 }
  const named = { id: machine?.id ?? '', name: 'web-green-1', record }
  await perform(adapter, { kind: 'name', color: 'green', machines: [named] })
  return { id: named.id, record }
}

test('the record of a machine that died is still its own: the address that it had is kept', async () => {
  const { id, record } = await nameOne()
  sandbox.world.compute.dieAfter(id, 0)

  const seen = await lookUntil(adapter, ({ sides }) => sides.green.machines[0]?.state === 'terminated')

  expect(seen.sides.green.records).toEqual([record])
})

test('a record that leads elsewhere by now is nobody’s', async () => {
  const { record } = await nameOne()
  const { zones } = sandbox.world
  const zone = adapter.settings.dns?.zone ?? ''
  const elsewhere = { name: `${record.name}.`, type: 'A', ttl: 60, values: ['10.9.9.9'] }
  zones.replace(zone, [...zones.listed(zone).filter(({ name }) => name !== elsewhere.name), elsewhere])

  expect((await look(adapter)).sides.green.records).toEqual([])
})

test('register makes targets of the machines; with a preview they get healthy while the routes stay', async () => {
  const machines = await provision()
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green', 'blue'], attempt: 'a2' })

  const seen = await lookUntil(adapter, ({ sides }) =>
    sides.green.targets.every(({ state }) => state === 'healthy'),
  )

  expect(seen.sides.green.targets.map(({ id }) => id).sort()).toEqual([...machines].sort())
  expect(seen.routes.map(({ forwards }) => forwards)).toEqual(['blue', 'blue'])
})

test('preview is set absolutely: turned round it keeps its value within an attempt, and gets a new one for the next', async () => {
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green', 'blue'], attempt: 'a2' })
  const first = (await look(adapter)).preview
  await perform(adapter, { kind: 'preview', shows: 'blue', names: ['blue'], attempt: 'a2' })
  const turned = (await look(adapter)).preview
  await perform(adapter, { kind: 'preview', shows: 'blue', names: ['blue'], attempt: 'a3' })
  const next = (await look(adapter)).preview

  expect(first).toMatchObject({ shows: 'green', names: ['blue', 'green'], attempt: 'a2' })
  const rules = [first, turned, next].map((preview) => preview?.rules[0])
  expect(rules[0]?.header.value).toMatch(/^[a-z0-9]{32}$/)
  expect(turned).toMatchObject({ shows: 'blue', names: ['blue'], rules: [rules[0]] })
  expect(next).toMatchObject({ attempt: 'a3', rules: [{ arn: rules[0]?.arn }] })
  expect(rules[2]?.header.value).not.toBe(rules[0]?.header.value)
})

test('unpreview removes the rule, and done twice it is still gone', async () => {
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })
  await perform(adapter, { kind: 'unpreview' })
  await perform(adapter, { kind: 'unpreview' })

  expect((await look(adapter)).preview).toBeUndefined()
})

test('forward sets every route to one group, and says what changed', async () => {
  await perform(adapter, { kind: 'forward', color: 'green' })
  await perform(adapter, { kind: 'forward', color: 'green' })

  const { routes } = await look(adapter)
  expect(routes.map(({ forwards }) => forwards)).toEqual(['green', 'green'])
  expect(adapter.traffic.diffs).toHaveLength(2)
  for (const diff of adapter.traffic.diffs)
    expect(diff).toMatch(/: .*blue.* → .*green.*; nothing else changed$/)
})

test('deregister drains an idle side, and terminate ends its machines', async () => {
  const machines = await provision()
  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })
  const drained = await lookUntil(adapter, ({ sides }) => sides.green.targets.length === 0)
  await perform(adapter, { kind: 'terminate', color: 'green', machines })

  expect(drained.sides.green.machines.map(({ id }) => id).sort()).toEqual([...machines].sort())
  await lookUntil(adapter, ({ sides }) => sides.green.machines.every(({ state }) => state === 'terminated'))
})

test('keep takes machines off their side, and stops them where that is asked', async () => {
  const machines = await provision()
  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })
  await lookUntil(adapter, ({ sides }) => sides.green.targets.length === 0)

  await perform(adapter, { kind: 'keep', color: 'green', machines, stop: true })

  const seen = await lookUntil(adapter, ({ kept }) => kept.every(({ state }) => state === 'stopped'))
  expect(seen.kept.map(({ id }) => id).sort()).toEqual([...machines].sort())
  expect(seen.sides.green.machines).toEqual([])
})

test('nothing is taken from a side that a route sends traffic to', async () => {
  const ids = (await look(adapter)).sides.blue.machines.map(({ id }) => id)

  for (const act of [
    { kind: 'deregister', color: 'blue', only: undefined },
    { kind: 'deregister', color: 'blue', only: ids.slice(0, 1) },
    { kind: 'terminate', color: 'blue', machines: ids },
    { kind: 'keep', color: 'blue', machines: ids, stop: true },
  ] as const) {
    await expect(perform(adapter, act)).rejects.toMatchObject({ code: 'live-side' })
  }
  expect((await look(adapter)).sides.blue.targets.map(({ state }) => state)).toEqual(['healthy', 'healthy'])
})

test('R8: while both sides have a share, nothing is taken from either', async () => {
  await provision()
  await perform(adapter, { kind: 'forward', color: 'green', share: 10 })

  for (const color of ['blue', 'green'] as const)
    await expect(perform(adapter, { kind: 'deregister', color, only: undefined })).rejects.toMatchObject({
      code: 'live-side',
    })
  expect((await look(adapter)).routes).toMatchObject([
    { forwards: 'mixed', weights: { blue: 90, green: 10 } },
    { forwards: 'mixed', weights: { blue: 90, green: 10 } },
  ])
})

test('nothing is taken from a side that only a rule outside the config sends traffic to', async () => {
  await perform(adapter, { kind: 'forward', color: 'green' })
  const [first] = adapter.settings.routes
  sandbox.world.loadBalancing.createRule({
    listenerArn: first?.arn ?? '',
    priority: 500,
    conditions: [{ field: 'path-pattern', values: ['/legacy/*'] }],
    actions: [
      {
        type: 'forward',
        groups: [{ arn: adapter.settings.pairs[0]?.blue ?? '', weight: 1 }],
        stickiness: { enabled: false },
      },
    ],
  })

  await expect(
    perform(adapter, { kind: 'deregister', color: 'blue', only: undefined }),
  ).rejects.toMatchObject({
    code: 'live-side',
  })
})

test('a machine that is not ours is never terminated', async () => {
  const bare = await quickSandbox({ unrecorded: true })
  try {
    const adopting = await adapterOf(bare)
    await perform(adopting, { kind: 'forward', color: 'green' })
    const ids = (await look(adopting)).sides.blue.machines.map(({ id }) => id)
    await perform(adopting, { kind: 'deregister', color: 'blue', only: undefined })
    await lookUntil(adopting, ({ sides }) => sides.blue.targets.length === 0)

    await expect(perform(adopting, { kind: 'terminate', color: 'blue', machines: ids })).rejects.toThrow(
      'not made by us',
    )
    await perform(adopting, { kind: 'adopt', color: 'blue', machines: ids })
    await perform(adopting, { kind: 'terminate', color: 'blue', machines: ids })

    expect(ids).toHaveLength(2)
    await lookUntil(adopting, ({ sides }) => sides.blue.machines.every(({ state }) => state === 'terminated'))
  } finally {
    await bare.close()
  }
})

test('a look at part of the world keeps the rest as it was seen', async () => {
  const before = await look(adapter)
  await perform(adapter, { kind: 'forward', color: 'green' })
  await perform(adapter, { kind: 'preview', shows: 'blue', names: ['blue'], attempt: 'a1' })

  const seen = await adapter.world.observe(['preview'], before, signal)

  expect(seen.preview).toMatchObject({ shows: 'blue' })
  expect({ ...seen, preview: undefined }).toEqual(before)
})
