import { expect, test } from 'vitest'
import { adapterOf, look, perform, quickSandbox } from '../support/adapter.ts'
import { callsOf, launchedOn } from '../support/control.ts'

test('500 machines over three subnets take a launch call for each hundred of a subnet, and no call is refused', async () => {
  await using sandbox = await quickSandbox({ targets: 0, throttle: true })
  const { compute, settings } = sandbox.world
  const plain = await adapterOf(sandbox)
  const [first = '', second = ''] = plain.ec2.subnets
  const { vpcId = '' } = compute.subnets.get(first) ?? {}
  const third = compute.addSubnet({ vpcId, zone: `${settings.region}c` }).id
  const subnets = [first, second, third]
  // Nothing that a machine would run: what is asked of AWS is what this is about.
  const fleet = { ...plain.ec2, subnets, userData: undefined, name: '{service}-{color}' }
  const adapter = await adapterOf(sandbox, { fleet, dns: undefined })

  const launch = { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', count: 500 } as const
  await perform(adapter, { ...launch, made: adapter.made })

  await expect.poll(() => launchedOn(sandbox).every(({ state }) => state === 'running')).toBe(true)
  expect((await look(adapter)).sides.green.machines).toHaveLength(500)
  const spread = subnets.map((id) => launchedOn(sandbox).filter(({ subnetId }) => subnetId === id).length)
  expect(spread).toEqual([167, 167, 166])
  const launches = await callsOf(sandbox, 'RunInstances')
  expect(launches.map(({ parameters }) => parameters['MaxCount'])).toEqual([100, 67, 100, 67, 100, 66])
  expect(launches.filter(({ error }) => error !== undefined)).toEqual([])
})
