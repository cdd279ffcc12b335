import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Ec2Settings } from '../../../src/settings.ts'
import { type Adapter, adapterOf, perform, quickSandbox, signal } from '../support/adapter.ts'
import { callsOf, launchedOn } from '../support/control.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 0 })
  adapter = await adapterOf(sandbox)
})
afterEach(() => sandbox.close())

const compute = () => sandbox.world.compute

const fleetOf = (change: Partial<Ec2Settings>) => adapterOf(sandbox, { fleet: { ...adapter.ec2, ...change } })

/** A template with these versions. */
const template = (...versions: readonly RequestLaunchTemplateData[]): string => {
  const { id } = compute().addLaunchTemplate('web')
  for (const data of versions) compute().addLaunchTemplateVersion(id, { data: { ...data } })
  return id
}

/** Resolves what an attempt is made from, as a deploy does, and launches it. */
const launched = async (run: Adapter, made?: string) => {
  const its = made ?? (await run.fleet.made(signal))
  const launch = { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', count: 1 } as const
  await perform(run, { ...launch, made: its })
  const [machine] = launchedOn(sandbox)
  if (machine === undefined) throw new Error('nothing was launched')
  return machine
}

test('only IMDSv2 answers unless the template says otherwise, with the tags in it', async () => {
  const id = template({ MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 3 } })

  const plain = await launched(adapter)
  const asTemplate = await adapterOf(sandbox, {
    fleet: { ...adapter.ec2, launchTemplate: { id, version: '1' } },
  })
  await perform(asTemplate, {
    ...{ kind: 'launch', color: 'green', attempt: 'a3', release: 'v3', count: 1 },
    made: await asTemplate.fleet.made(signal),
  })

  const required = { HttpTokens: 'required', HttpEndpoint: 'enabled', InstanceMetadataTags: 'enabled' }
  expect(plain.launch.metadata).toEqual(required)
  expect(launchedOn(sandbox).at(-1)?.launch.metadata).toEqual({
    ...required,
    HttpTokens: 'optional',
    HttpPutResponseHopLimit: 3,
  })
})

test('instance and volumes carry our tags and those for people from the start', async () => {
  const machine = await launched(await fleetOf({ name: '{service}-{color}', tags: { Environment: 'prod' } }))

  const tags = {
    Name: 'web-green',
    Service: 'web',
    Color: 'green',
    Release: 'v2',
    Run: 'acme/web/100',
    Environment: 'prod',
    'switchover:owner': expect.stringMatching(/^[0-9a-f]{16,}$/),
    'switchover:attempt': 'a2',
    'switchover:color': 'green',
    'switchover:release': 'v2',
  }
  expect(Object.fromEntries(machine.tags)).toEqual({ ...tags, 'switchover-live': 'false' })
  const [volume] = machine.launch.volumes ?? []
  expect(Object.fromEntries(compute().tagsOf(volume?.id ?? ''))).toEqual(tags)
})

test('the config’s own tags win over those for people, never over ours', async () => {
  const tags = { Service: 'shop', Color: 'teal', 'switchover:attempt': 'a99' }

  const machine = await launched(await fleetOf({ tags }))

  expect(Object.fromEntries(machine.tags)).toMatchObject({
    Service: 'shop',
    Color: 'teal',
    'switchover:attempt': 'a2',
  })
})

test('a name that counts is not given at launch: it costs a call for each machine later', async () => {
  const machine = await launched(await fleetOf({ name: 'web-{color}-{index}' }))

  expect(machine.tags.has('Name')).toBe(false)
})

test('volumes are made as asked, and go with their instance unless they are to stay', async () => {
  const size = { size: 20, encrypted: true, kmsKey: undefined }
  const volumes = [
    { ...size, device: '/dev/xvda', type: 'gp3', iops: 4000, throughput: 200, deleteOnTermination: true },
    {
      ...{ ...size, device: '/dev/sdf', type: undefined, iops: undefined, throughput: undefined },
      deleteOnTermination: false,
    },
  ]

  const machine = await launched(await fleetOf({ volumes }))

  expect(machine.launch.volumes).toEqual([
    expect.objectContaining({
      ...{ device: '/dev/xvda', type: 'gp3', size: 20, encrypted: true },
      ...{ iops: 4000, throughput: 200, deleteOnTermination: true },
    }),
    expect.objectContaining({ device: '/dev/sdf', size: 20, encrypted: true, deleteOnTermination: false }),
  ])
})

test('key pair and instance profile are those of the config', async () => {
  const machine = await launched(await fleetOf({ keyName: 'ops', instanceProfile: 'web' }))
  const { account } = sandbox.world.settings
  const arn = `arn:aws:iam::${account}:instance-profile/web`
  await perform(await fleetOf({ instanceProfile: arn }), {
    ...{ kind: 'launch', color: 'green', attempt: 'a3', release: 'v3', made: adapter.made, count: 1 },
  })

  expect(machine.launch).toMatchObject({ keyName: 'ops', profile: { name: 'web' } })
  expect(launchedOn(sandbox).at(-1)?.launch).toMatchObject({ profile: { arn } })
})

test('an instance on spot is asked for once, and its request carries our tags', async () => {
  const machine = await launched(await fleetOf({ spot: true }))

  expect(machine.launch).toMatchObject({ spot: true, spotRequest: { persistent: false } })
  const [call] = await callsOf(sandbox, 'RunInstances')
  expect(call?.parameters['TagSpecifications']).toContainEqual({
    ResourceType: 'spot-instances-request',
    Tags: expect.arrayContaining([{ Key: 'switchover:attempt', Value: 'a2' }]),
  })
})

test('no public address is given unless it is asked for, whatever the subnet gives', async () => {
  const [subnet = ''] = adapter.ec2.subnets
  compute().setMapPublicIp(subnet, true)

  const machine = await launched(adapter)
  await perform(await fleetOf({ publicIp: true }), {
    ...{ kind: 'launch', color: 'green', attempt: 'a3', release: 'v3', made: adapter.made, count: 1 },
  })

  expect(machine).toMatchObject({ subnetId: subnet, launch: { publicAddress: false } })
  expect(launchedOn(sandbox).at(-1)).toMatchObject({ subnetId: subnet, launch: { publicAddress: true } })
})
