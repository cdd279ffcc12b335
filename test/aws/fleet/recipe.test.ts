import type { RequestLaunchTemplateData } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Ec2Settings } from '../../../src/settings.ts'
import { type Adapter, adapterOf, perform, quickSandbox, signal } from '../support/adapter.ts'
import { launchedOn } from '../support/control.ts'

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

/** All that a fleet says itself is left to the template. */
const bare = {
  image: undefined,
  types: [],
  subnets: [],
  securityGroups: [],
  userData: undefined,
} satisfies Partial<Ec2Settings>

/** Resolves what an attempt is made from, as a deploy does, and launches it. */
const launched = async (run: Adapter, made?: string) => {
  const its = made ?? (await run.fleet.made(signal))
  const launch = { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', count: 1 } as const
  await perform(run, { ...launch, made: its })
  const [machine] = launchedOn(sandbox)
  if (machine === undefined) throw new Error('nothing was launched')
  return machine
}

const parameter = (name: string, value: string) =>
  sandbox.world.systemsManager.parameters.put({
    name,
    value,
    type: 'String',
    tier: 'Standard',
    dataType: 'text',
  })

test('$Latest and $Default are resolved once, to a number', async () => {
  const id = template({}, { InstanceType: 't3.micro' })
  const image = adapter.made

  const latest = await (await fleetOf({ launchTemplate: { id, version: '$Latest' } })).fleet.made(signal)
  const byDefault = await (await fleetOf({ launchTemplate: { id, version: '$Default' } })).fleet.made(signal)

  expect(latest).toBe(`${image} template=${id}:2`)
  expect(byDefault).toBe(`${image} template=${id}:1`)
})

test('a resumed attempt launches the version that it recorded, whatever $Latest is by now', async () => {
  const ImageId = compute().addImage({ name: 'old' }).id
  const id = template({ ImageId, InstanceType: 't3.micro' })
  const run = await fleetOf({ ...bare, launchTemplate: { id, version: '$Latest' } })
  const made = await run.fleet.made(signal)
  const newer = { ImageId: compute().addImage({ name: 'new' }).id, InstanceType: 't3.large' }
  compute().addLaunchTemplateVersion(id, { data: newer })

  const machine = await launched(await fleetOf({ ...bare, launchTemplate: { id, version: '$Latest' } }), made)

  expect(machine).toMatchObject({ imageId: ImageId, type: 't3.micro' })
  expect(machine.tags.get('aws:ec2launchtemplate:version')).toBe('1')
})

test('a resumed attempt launches the image that it recorded, whatever the parameter says by now', async () => {
  const [old, young] = ['old', 'new'].map((name) => compute().addImage({ name }).id)
  parameter('/images/web', old ?? '')
  const made = await (await fleetOf({ image: { ssm: '/images/web' } })).fleet.made(signal)
  parameter('/images/web', young ?? '')

  const machine = await launched(await fleetOf({ image: { ssm: '/images/web' } }), made)

  expect(made).toBe(`image=${old}`)
  expect(machine.imageId).toBe(old)
})

test('an image that the template names by a parameter is resolved once as well', async () => {
  const ImageId = compute().addImage({ name: 'golden' }).id
  parameter('/images/golden', ImageId)
  const id = template({ ImageId: 'resolve:ssm:/images/golden', InstanceType: 't3.micro' })

  const run = await fleetOf({ ...bare, launchTemplate: { id, version: '1' } })

  expect(await run.fleet.made(signal)).toBe(`image=${ImageId} template=${id}:1`)
  expect((await launched(run)).imageId).toBe(ImageId)
})

test('parameters that are spelled out win over the template, the others are its own', async () => {
  const group = compute().addSecurityGroup({
    vpcId: compute().subnets.get(adapter.ec2.subnets[0] ?? '')?.vpcId ?? '',
    name: 'of-the-template',
  }).id
  const id = template({
    ImageId: compute().addImage({ name: 'of-the-template' }).id,
    InstanceType: 't3.large',
    KeyName: 'ops',
    IamInstanceProfile: { Name: 'web' },
    NetworkInterfaces: [{ DeviceIndex: 0, Groups: [group] }],
    UserData: Buffer.from('#!/bin/sh\necho template\n').toString('base64'),
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Team', Value: 'shop' }] }],
  })

  const machine = await launched(
    await fleetOf({
      launchTemplate: { id, version: '1' },
      types: ['t3.micro'],
      securityGroups: [],
      userData: undefined,
    }),
  )

  expect(machine).toMatchObject({
    type: 't3.micro',
    imageId: adapter.made.replace('image=', ''),
    userData: '#!/bin/sh\necho template\n',
    launch: { keyName: 'ops', profile: { name: 'web' }, securityGroupIds: [group] },
  })
  expect(Object.fromEntries(machine.tags)).toMatchObject({ Team: 'shop', Environment: 'test' })
})

test('a template alone is enough, its subnet and groups too', async () => {
  const [subnet = ''] = adapter.ec2.subnets
  const [group = ''] = adapter.ec2.securityGroups
  const ImageId = adapter.made.replace('image=', '')
  const own = [{ DeviceIndex: 0, SubnetId: subnet, Groups: [group] }]
  const id = template({ ImageId, InstanceType: 't3.micro', NetworkInterfaces: own })

  const machine = await launched(await fleetOf({ ...bare, launchTemplate: { id, version: '1' } }))

  expect(machine).toMatchObject({ subnetId: subnet, launch: { securityGroupIds: [group] } })
})

test('a template with groups of the instance is launched in each subnet', async () => {
  const [group = ''] = adapter.ec2.securityGroups
  const id = template({ SecurityGroupIds: [group] })

  const machine = await launched(await fleetOf({ securityGroups: [], launchTemplate: { id, version: '1' } }))

  expect(machine).toMatchObject({ subnetId: adapter.ec2.subnets[0], launch: { securityGroupIds: [group] } })
})

test('a template version that is gone is told, and nothing is launched', async () => {
  const id = template({})
  const run = await fleetOf({ launchTemplate: { id, version: '1' } })
  const made = await run.fleet.made(signal)
  compute().deleteLaunchTemplate(id)

  await expect(launched(await fleetOf({ launchTemplate: { id, version: '1' } }), made)).rejects.toMatchObject(
    {
      code: 'bad-world',
      message: `the launch template ${id} version 1 of attempt a2 is gone`,
    },
  )
})

test('an attempt that recorded no image launches nothing', async () => {
  await expect(launched(adapter, '')).rejects.toMatchObject({
    code: 'bad-world',
    message: expect.stringContaining('attempt a2 recorded no image'),
  })
})

test('where a template makes it impossible to say so, public addresses are told before', async () => {
  const [subnet = ''] = adapter.ec2.subnets
  const groups = template({ SecurityGroupIds: [...adapter.ec2.securityGroups] })
  const plain = template({ InstanceType: 't3.micro' })
  compute().setMapPublicIp(subnet, true)
  const told = async (id: string, publicIp = false) =>
    (await fleetOf({ launchTemplate: { id, version: '1' }, securityGroups: [], publicIp })).notices(signal)

  expect(await told(groups)).toEqual([expect.stringContaining(`instances in ${subnet} will have public`)])
  expect(await told(plain)).toEqual([])
  expect(await told(plain, true)).toEqual([])
  compute().setMapPublicIp(subnet, false)
  expect(await told(groups)).toEqual([])
})

test('what instances are made of tells two builds apart', async () => {
  const made = adapter.made
  const changes: readonly Partial<Ec2Settings>[] = [
    {},
    { types: ['t3.micro'] },
    { userData: '#!/bin/sh\n' },
    { instanceProfile: 'web' },
    { keyName: 'ops' },
    { securityGroups: ['sg-0'] },
    { spot: true },
    { publicIp: true },
  ]

  const all = await Promise.all(
    changes.map(async (change) => (await fleetOf(change)).fleet.ingredients(made).join('\n')),
  )

  expect(new Set(all).size).toBe(changes.length)
  expect(adapter.fleet.ingredients('image=ami-0b')).not.toEqual(adapter.fleet.ingredients(made))
})

test('where and how many is no part of a build', async () => {
  const elsewhere = await fleetOf({
    subnets: [adapter.ec2.subnets[1] ?? ''],
    count: { live: false, atLeast: 7 },
  })

  expect(elsewhere.fleet.ingredients(adapter.made)).toEqual(adapter.fleet.ingredients(adapter.made))
})
