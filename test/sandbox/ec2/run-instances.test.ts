import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Account, createAccount, group, image, plain, subnetA, subnetC } from './account.ts'

let account: Account
beforeEach(() => {
  account = createAccount()
})
afterEach(() => account.clock.close())

interface Reservation {
  ReservationId: string
  Instances: {
    InstanceId: string
    PrivateIpAddress?: string
    InstanceType: string
    State: { Name: string }
    Tags: { Key: string; Value: string }[]
    SecurityGroups: { GroupId: string; GroupName: string }[]
    BlockDeviceMappings: { Ebs: { VolumeId: string } }[]
  }[]
}
const base64 = (text: string) => Buffer.from(text).toString('base64')

describe.each([
  ['an image of the wrong form', { ImageId: 'ami-x' }, 'InvalidAMIID.Malformed'],
  [
    'an image that is not there',
    { ImageId: 'ami-0123456789abcdef0' },
    "InvalidAMIID.NotFound: The image id '[ami-0123456789abcdef0]' does not exist",
  ],
  ['no image', { ImageId: undefined }, 'MissingParameter'],
  ['a subnet that is not there', { SubnetId: 'subnet-0' }, 'InvalidSubnetID.NotFound'],
  ['a security group that is not there', { SecurityGroupIds: ['sg-0'] }, 'InvalidGroup.NotFound'],
  ['a type that is not offered', { InstanceType: 'x9.huge' }, 'InvalidParameterValue'],
  ['a MinCount of none', { MinCount: 0 }, 'InvalidParameterValue'],
  ['a MaxCount below MinCount', { MinCount: 2, MaxCount: 1 }, 'InvalidParameterValue'],
  ['more instances than addresses', { MinCount: 5000, MaxCount: 5000 }, 'InsufficientFreeAddressesInSubnet'],
  [
    'user data over 16 KiB',
    { UserData: base64('x'.repeat(16_385)) },
    'InvalidParameterValue: User data is limited to 16384 bytes',
  ],
  ['user data that is not base64', { UserData: '#!/bin/sh' }, 'InvalidUserData.Malformed: Invalid BASE64'],
  [
    'an interface beside a subnet',
    { NetworkInterfaces: [{ DeviceIndex: 0 }] },
    'InvalidParameterCombination',
  ],
  [
    'a template that is not there',
    { LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0' } },
    'InvalidLaunchTemplateId.NotFound',
  ],
  [
    'a template id of the wrong form',
    { LaunchTemplate: { LaunchTemplateId: 'web' } },
    'InvalidLaunchTemplateId.Malformed',
  ],
  [
    'a template name that is not there',
    { LaunchTemplate: { LaunchTemplateName: 'web' } },
    'InvalidLaunchTemplateName.NotFoundException',
  ],
  [
    'a reserved tag',
    { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'aws:x' }] }] },
    'InvalidParameterValue: Tag keys starting',
  ],
  ['a dry run of a good launch', { DryRun: true }, 'DryRunOperation'],
])('%s', (_, said, refusal) => {
  test('is refused and launches nothing', () => {
    const answer = account.refusal('RunInstances', { ...plain, ...said })

    expect(answer.slice(0, refusal.length)).toBe(refusal)
    expect(account.world.compute.instances.size).toBe(0)
  })
})

test('user data of just 16 KiB is taken', () => {
  expect(account.launch({ UserData: base64('x'.repeat(16_384)) })).toHaveLength(1)
})

test('as many are launched as there are addresses for, if MinCount allows it', () => {
  const first = account.launch({ MinCount: 1, MaxCount: 4000 })
  const rest = account.launch({ MinCount: 1, MaxCount: 4000 })

  expect([first.length, rest.length]).toEqual([4000, 91])
})

test('every instance has a private address of its subnet, which no other has', () => {
  account.launch({ MinCount: 3, MaxCount: 3 })
  account.launch({ SubnetId: subnetC })
  const addresses = [...account.world.compute.instances.values()].map((one) => one.privateAddress)

  expect(addresses).toEqual(['127.140.16.4', '127.140.16.5', '127.140.16.6', '127.140.32.4'])
})

test('an address comes back last of all', async () => {
  const [id] = account.launch()
  await account.settle()
  account.call('TerminateInstances', { InstanceIds: [id] })
  await account.clock.advance(5000)

  account.launch()

  expect([...account.world.compute.instances.values()].at(-1)?.privateAddress).toBe('127.140.16.5')
})

test('a group that a launch names is one of its VPC', () => {
  const other = account.world.compute.addVpc().id
  account.world.compute.addSecurityGroup({ vpcId: other, name: 'elsewhere' })
  const { SubnetId: _, ...anywhere } = plain

  const launched = (name: string) =>
    account.call<Reservation>('RunInstances', { ...anywhere, SecurityGroups: [name] }).Instances[0]

  expect(launched('web')?.SecurityGroups).toEqual([{ GroupId: group, GroupName: 'web' }])
  expect(account.refusal('RunInstances', { ...anywhere, SecurityGroups: ['elsewhere'] })).toMatch(
    /^InvalidGroup.NotFound: /,
  )
})

test('an instance that names no security group is in the default one of its VPC', () => {
  const { Instances } = account.call<Reservation>('RunInstances', {
    ImageId: image,
    MinCount: 1,
    MaxCount: 1,
  })

  expect(Instances[0]?.SecurityGroups?.map(({ GroupName }) => GroupName)).toEqual(['default'])
})

describe('a client token', () => {
  const token = { ClientToken: 'attempt-1' }

  test('with the same parameters gives the same instances, in their present state', async () => {
    const [id] = account.launch(token)
    await account.settle()

    const again = account.call<Reservation>('RunInstances', { ...plain, ...token })

    expect(again.Instances.map((one) => [one.InstanceId, one.State.Name])).toEqual([[id, 'running']])
    expect(account.world.compute.instances.size).toBe(1)
  })

  test('with other parameters is refused', () => {
    account.launch(token)

    expect(account.refusal('RunInstances', { ...plain, ...token, InstanceType: 't3.large' })).toMatch(
      /^IdempotentParameterMismatch/,
    )
  })

  test('counts by zone where a subnet is named', () => {
    const here = account.launch(token)
    const there = account.launch({ ...token, SubnetId: subnetC })

    expect(there).not.toEqual(here)
  })

  test('whose instances are all terminated is refused, also when they are forgotten', async () => {
    const [id] = account.launch(token)
    await account.settle()
    account.call('TerminateInstances', { InstanceIds: [id] })
    await account.clock.advance(5000)

    expect(account.refusal('RunInstances', { ...plain, ...token })).toMatch(/^IdempotentInstanceTerminated/)
    await account.clock.advance(2 * 3_600_000)
    expect(account.refusal('RunInstances', { ...plain, ...token })).toMatch(/^IdempotentInstanceTerminated/)
  })

  test('of a dry run was not used', () => {
    account.refusal('RunInstances', { ...plain, ...token, DryRun: true })

    expect(account.launch(token)).toHaveLength(1)
  })
})

test('tags of a launch stand on instance and volumes from the start', () => {
  const tags = (ResourceType: string) => ({ ResourceType, Tags: [{ Key: 'for', Value: ResourceType }] })
  const launched = account.call<Reservation>('RunInstances', {
    ...plain,
    TagSpecifications: [tags('instance'), tags('volume')],
  })
  const [instance] = launched.Instances
  const volume = instance?.BlockDeviceMappings[0]?.Ebs.VolumeId ?? ''

  expect(instance?.Tags).toEqual([{ Key: 'for', Value: 'instance' }])
  expect(account.world.compute.tagsOf(volume)).toEqual(new Map([['for', 'volume']]))
})

describe('a launch template', () => {
  interface Template {
    LaunchTemplate: { LaunchTemplateId: string; LatestVersionNumber: number }
  }
  const data = {
    ImageId: plain.ImageId,
    InstanceType: 't3.large',
    SecurityGroupIds: [group],
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '1' },
        ],
      },
    ],
  }
  let id: string
  beforeEach(() => {
    const made = account.call<Template>('CreateLaunchTemplate', {
      LaunchTemplateName: 'web',
      LaunchTemplateData: data,
    })
    id = made.LaunchTemplate.LaunchTemplateId
  })
  const run = (said: object) =>
    account.call<Reservation>('RunInstances', { MinCount: 1, MaxCount: 1, SubnetId: subnetA, ...said })
      .Instances[0]

  test('says what the request does not, and the request wins', () => {
    const instance = run({
      InstanceType: 't3.small',
      LaunchTemplate: { LaunchTemplateName: 'web' },
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'b', Value: '2' }] }],
    })

    expect(instance?.InstanceType).toBe('t3.small')
    expect(instance?.SecurityGroups).toEqual([{ GroupId: group, GroupName: 'web' }])
    expect(instance?.Tags).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
      { Key: 'aws:ec2launchtemplate:id', Value: id },
      { Key: 'aws:ec2launchtemplate:version', Value: '1' },
    ])
  })

  test('is named in tags that nobody but AWS removes, and that count for no quota', async () => {
    const instance = run({ LaunchTemplate: { LaunchTemplateId: id } })
    await account.settle()

    account.call('DeleteTags', { Resources: [instance?.InstanceId] })
    const fifty = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }))

    expect(account.refusal('CreateTags', { Resources: [instance?.InstanceId], Tags: fifty })).toBe('accepted')
    expect(account.world.compute.tagsOf(instance?.InstanceId ?? '').get('aws:ec2launchtemplate:id')).toBe(id)
  })

  test.each([
    ['1', 't3.large'],
    ['$Default', 't3.large'],
    [undefined, 't3.large'],
    ['2', 't3.micro'],
    ['$Latest', 't3.micro'],
  ])('of version %s launches what that version says', (Version, type) => {
    account.call('CreateLaunchTemplateVersion', {
      LaunchTemplateId: id,
      SourceVersion: '1',
      LaunchTemplateData: { InstanceType: 't3.micro' },
    })

    expect(run({ LaunchTemplate: { LaunchTemplateId: id, Version } })?.InstanceType).toBe(type)
  })

  test('of a version that is not there is refused', () => {
    expect(
      account.refusal('RunInstances', { ...plain, LaunchTemplate: { LaunchTemplateId: id, Version: '9' } }),
    ).toBe(
      `InvalidLaunchTemplateId.VersionNotFound: Could not find the specified version 9 for the launch template with ID ${id}.`,
    )
  })

  test('that was deleted is gone with its versions, and its name is free', () => {
    expect(account.call<Template>('DeleteLaunchTemplate', { LaunchTemplateId: id })).toMatchObject({
      LaunchTemplate: { LaunchTemplateId: id, LaunchTemplateName: 'web' },
    })

    const gone = new RegExp(`^InvalidLaunchTemplateId.NotFound: .*${id}`)
    for (const action of ['DescribeLaunchTemplateVersions', 'DeleteLaunchTemplate']) {
      expect(account.refusal(action, { LaunchTemplateId: id })).toMatch(gone)
    }
    expect(
      account.call<Template>('CreateLaunchTemplate', { LaunchTemplateName: 'web', LaunchTemplateData: data })
        .LaunchTemplate.LaunchTemplateId,
    ).not.toBe(id)
  })

  test('is deleted by its name too, and not where the call is a dry run', () => {
    const named = { LaunchTemplateName: 'web' }

    expect(account.refusal('DeleteLaunchTemplate', { ...named, DryRun: true })).toMatch(/^DryRunOperation/)
    expect(account.refusal('DeleteLaunchTemplate', named)).toBe('accepted')
    expect(account.refusal('DeleteLaunchTemplate', named)).toMatch(
      /^InvalidLaunchTemplateName.NotFoundException: /,
    )
  })

  test('of a name that is taken is not made again', () => {
    expect(
      account.refusal('CreateLaunchTemplate', { LaunchTemplateName: 'web', LaunchTemplateData: data }),
    ).toMatch(/^InvalidLaunchTemplateName.AlreadyExistsException/)
  })
})
