import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Ec2Settings } from '../../../src/settings.ts'
import { type Adapter, adapterOf, look, perform, quickSandbox } from '../support/adapter.ts'
import { callsOf, launchedOn, setCapacity, setFaults } from '../support/control.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  // What one run launched is seen by the next at once: how late EC2 shows it is for the tests of counting.
  sandbox = await quickSandbox({ targets: 0, bootMs: [0, 0] })
  adapter = await adapterOf(sandbox)
})
afterEach(() => sandbox.close())

const launch = (count: number) =>
  ({ kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made: adapter.made, count }) as const

const withFleet = (change: Partial<Ec2Settings>) =>
  adapterOf(sandbox, { fleet: { ...adapter.ec2, ...change } })

/** Subnets that a fleet of three is spread over. */
const threeSubnets = () => {
  const { compute } = sandbox.world
  const [first = '', second = ''] = adapter.ec2.subnets
  const { vpcId = '' } = compute.subnets.get(first) ?? {}
  return [first, second, compute.addSubnet({ vpcId, zone: 'us-east-1c' }).id] as const
}

const bySubnet = (subnets: readonly string[]) =>
  subnets.map((id) => launchedOn(sandbox).filter(({ subnetId }) => subnetId === id).length)

const types = () => launchedOn(sandbox).map(({ type }) => type)

const tokensOf = async () => {
  const calls = await callsOf(sandbox, 'RunInstances')
  return calls.map(({ parameters }) => parameters['ClientToken'])
}

test('instances are spread over the subnets as even as can be', async () => {
  const subnets = threeSubnets()

  await perform(await withFleet({ subnets }), launch(8))

  expect(bySubnet(subnets)).toEqual([3, 3, 2])
})

test('what is added evens out what is there', async () => {
  const [first, ...others] = threeSubnets()
  await perform(await withFleet({ subnets: [first] }), launch(3))

  await perform(await withFleet({ subnets: [first, ...others] }), launch(7))

  expect(bySubnet([first, ...others])).toEqual([3, 2, 2])
})

test('what a full subnet leaves is spread over all the others', async () => {
  const subnets = threeSubnets()
  await setCapacity(sandbox, { pools: [{ subnet: subnets[0], room: 0 }] })

  await perform(await withFleet({ subnets }), launch(6))

  expect(bySubnet(subnets)).toEqual([0, 3, 3])
})

test('of a subnet with room for a part that part is taken', async () => {
  const subnets = threeSubnets()
  await setCapacity(sandbox, { pools: [{ subnet: subnets[0], room: 1 }] })

  await perform(await withFleet({ subnets }), launch(6))

  expect(bySubnet(subnets)).toEqual([1, 3, 2])
})

test.each([
  'InsufficientInstanceCapacity',
  'Unsupported',
  'SpotMaxPriceTooLow',
  'MaxSpotInstanceCountExceeded',
])('on %s the next type is tried in the same subnet', async (code) => {
  const fault = { service: 'ec2', action: 'RunInstances', kind: 'error', when: 'before', code }
  await setFaults(sandbox, { ...fault, match: { InstanceType: 't3.small' }, times: 10 })
  const [subnet = ''] = adapter.ec2.subnets

  await perform(await withFleet({ types: ['t3.small', 't3a.small'], subnets: [subnet] }), launch(2))

  expect(types()).toEqual(['t3a.small', 't3a.small'])
})

test('a subnet without addresses is left at once, whatever the type', async () => {
  const [full, free] = adapter.ec2.subnets
  const fault = { service: 'ec2', action: 'RunInstances', kind: 'error', when: 'before' }
  await setFaults(sandbox, {
    ...fault,
    code: 'InsufficientFreeAddressesInSubnet',
    match: { SubnetId: full },
    times: 10,
  })

  await perform(await withFleet({ types: ['t3.small', 't3a.small'] }), launch(2))

  expect(launchedOn(sandbox).map(({ subnetId, type }) => [subnetId, type])).toEqual([
    [free, 't3.small'],
    [free, 't3.small'],
  ])
  const refused = (await callsOf(sandbox, 'RunInstances')).filter(({ error }) => error !== undefined)
  expect(refused).toHaveLength(1)
})

test('a type that a zone lacks is replaced there alone', async () => {
  const [first = '', second = ''] = adapter.ec2.subnets
  const { zone } = sandbox.world.compute.subnets.get(first) ?? {}
  await setCapacity(sandbox, { notOffered: [{ type: 't3.small', zone }] })

  await perform(await withFleet({ types: ['t3.small', 't3a.small'] }), launch(2))

  expect(launchedOn(sandbox).map(({ subnetId, type }) => [subnetId, type])).toEqual([
    [first, 't3a.small'],
    [second, 't3.small'],
  ])
})

test('every place that is tried has a client token of its own', async () => {
  await setCapacity(sandbox, {
    pools: [
      { type: 't3.small', room: 0 },
      { subnet: adapter.ec2.subnets[0], room: 0 },
    ],
  })

  await perform(await withFleet({ types: ['t3.small', 't3a.small'] }), launch(2))

  const tokens = await tokensOf()
  expect(tokens.length).toBeGreaterThanOrEqual(3)
  expect(new Set(tokens).size).toBe(tokens.length)
  for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{64}$/)
})

test('a token says what is launched, not who launches it: another run sends the same', async () => {
  const error = { kind: 'error', when: 'before', code: 'VcpuLimitExceeded', times: 2 }
  await setFaults(sandbox, { service: 'ec2', action: 'RunInstances', ...error })
  const run = { repository: 'acme/web', id: '777', attempt: 3, actor: 'hubot' }
  await perform(adapter, launch(2)).catch(() => undefined)

  await perform(await adapterOf(sandbox, {}, run), launch(2)).catch(() => undefined)
  await perform(adapter, { ...launch(2), attempt: 'a3' })

  const [first, second, third] = await tokensOf()
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('capacity nowhere is a failure that names every place and how many there are', async () => {
  await setCapacity(sandbox, { pools: [{ room: 1 }] })

  const failure = await perform(await withFleet({ types: ['t3.small', 't3a.small'] }), launch(3)).catch(
    (error: unknown) => error,
  )

  expect(failure).toMatchObject({
    code: 'aws',
    message: expect.stringMatching(/no subnet has room: 1 of 3 instances were launched/),
    remedy: expect.stringMatching(/further instance types or subnets/),
  })
  for (const subnet of adapter.ec2.subnets)
    for (const type of ['t3.small', 't3a.small'])
      expect(failure).toMatchObject({ message: expect.stringContaining(`${type} in ${subnet}`) })
  expect(launchedOn(sandbox)).toHaveLength(1)
})

test('when there is room again, what is missing is added', async () => {
  await setCapacity(sandbox, { pools: [{ room: 1 }] })
  await perform(adapter, launch(3)).catch(() => undefined)
  await setCapacity(sandbox, { pools: [] })

  await perform(adapter, launch(3))

  expect((await look(adapter)).sides.green.machines).toHaveLength(3)
})

test('a lack of capacity is answered by the next place, not by asking again', async () => {
  await setCapacity(sandbox, { pools: [{ subnet: adapter.ec2.subnets[0], room: 0 }] })

  await perform(adapter, launch(2))

  const calls = await callsOf(sandbox, 'RunInstances')
  expect(calls.filter(({ error }) => error === 'InsufficientInstanceCapacity')).toHaveLength(1)
})

test.each([
  ['VcpuLimitExceeded', 'aws', /Service Quotas/],
  ['InstanceLimitExceeded', 'aws', /Service Quotas/],
  ['InvalidAMIID.NotFound', 'aws', /Name an image/],
  ['InvalidParameterValue', 'aws', /Correct the key of `fleet.ec2`/],
])('%s ends the launch at once, with what mends it', async (code, kind, remedy) => {
  const error = { kind: 'error', when: 'before', code, times: 9 }
  await setFaults(sandbox, { service: 'ec2', action: 'RunInstances', ...error })

  const failure = perform(await withFleet({ types: ['t3.small', 't3a.small'] }), launch(2))

  await expect(failure).rejects.toMatchObject({
    code: kind,
    message: expect.stringContaining(`${code}: `),
    remedy: expect.stringMatching(remedy),
  })
  expect(await callsOf(sandbox, 'RunInstances')).toHaveLength(1)
})

test('a refusal that EC2 says in code is told in words, and ends the launch at once', async () => {
  await setFaults(sandbox, { service: 'ec2', action: 'RunInstances', kind: 'deny', when: 'before', times: 9 })

  const failure = await perform(adapter, launch(2)).catch((error: unknown) => error)

  expect(failure).toMatchObject({
    code: 'denied',
    message: expect.stringMatching(
      /UnauthorizedOperation.* may not ec2:RunInstances on arn:aws:ec2:[^ ]+: no statement of a policy allows it\.$/,
    ),
  })
  expect(failure).not.toMatchObject({ message: expect.stringContaining('Encoded') })
  expect(await callsOf(sandbox, 'RunInstances')).toHaveLength(1)
})

test('where it may not be decoded, that permission is named', async () => {
  await setFaults(
    sandbox,
    { service: 'ec2', action: 'RunInstances', kind: 'deny', when: 'before' },
    { service: 'sts', action: 'DecodeAuthorizationMessage', kind: 'deny', when: 'before' },
  )

  await expect(perform(adapter, launch(2))).rejects.toMatchObject({
    code: 'denied',
    message: expect.stringContaining('could not be decoded (sts:DecodeAuthorizationMessage: AccessDenied)'),
  })
})
