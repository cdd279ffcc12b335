import { expect, test } from 'vitest'
import { adapterOf, look, lookUntil, perform, quickSandbox, settingsOf } from './support/adapter.ts'

test('in groups of type ip machines are registered, seen and guarded by their addresses', async () => {
  await using sandbox = await quickSandbox({ targets: 1 })
  const { loadBalancing } = sandbox.world
  const [seeded] = settingsOf(sandbox).pairs
  const blue = loadBalancing.targetGroups.get(seeded?.blue ?? '')
  if (blue === undefined) throw new Error('the sandbox has a blue group')
  const { protocol, protocolVersion, port, vpcId, healthCheck } = blue
  const like = { protocol, protocolVersion, port, vpcId, healthCheck, targetType: 'ip' } as const
  const pair = {
    blue: loadBalancing.createTargetGroup({ name: 'ip-blue', ...like }).arn,
    green: loadBalancing.createTargetGroup({ name: 'ip-green', ...like }).arn,
  }
  const adapter = await adapterOf(sandbox, { pairs: [pair] })
  await perform(adapter, {
    kind: 'launch',
    color: 'green',
    attempt: 'a2',
    release: 'v2',
    made: adapter.made,
    count: 1,
  })
  const booted = await lookUntil(adapter, ({ sides }) =>
    sides.green.machines.every(({ state }) => state === 'running'),
  )
  const machines = booted.sides.green.machines.map(({ id }) => id)

  await perform(adapter, { kind: 'register', color: 'green', machines })
  await perform(adapter, { kind: 'forward', color: 'green' })

  const names = [...(loadBalancing.targetGroups.get(pair.green)?.targets.values() ?? [])].map(({ id }) => id)
  expect(names).toEqual(booted.sides.green.machines.map(({ address }) => address))
  expect((await look(adapter)).sides.green.targets.map(({ id }) => id)).toEqual(machines)
  await expect(perform(adapter, { kind: 'terminate', color: 'green', machines })).rejects.toMatchObject({
    code: 'live-side',
  })
  await perform(adapter, { kind: 'forward', color: 'blue' })
  await perform(adapter, { kind: 'deregister', color: 'green', only: machines })
  expect((await look(adapter)).sides.green.targets.map(({ state }) => state)).toEqual(['draining'])
})
