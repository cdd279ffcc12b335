import type { RunInstancesCommandInput } from '@aws-sdk/client-ec2'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let template: string
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(async () => {
  template = await makeTemplate()
})
afterEach(() => scene.reset())

/** Of every launch that could be meant. */
const launch = { service: 'ec2', action: 'RunInstances' }

async function makeTemplate(): Promise<string> {
  const { LaunchTemplate } = await scene.ec2.createLaunchTemplate({
    LaunchTemplateName: 'web',
    LaunchTemplateData: { ImageId: scene.image, InstanceType: 't3.small' },
  })
  return LaunchTemplate?.LaunchTemplateId ?? ''
}

const fromTemplate = (): Partial<RunInstancesCommandInput> => ({
  ImageId: undefined,
  InstanceType: undefined,
  LaunchTemplate: { LaunchTemplateId: template },
})

const createGroup = async (DesiredCapacity: number) => {
  await scene.scaling.createAutoScalingGroup({
    AutoScalingGroupName: 'web',
    MinSize: 0,
    MaxSize: 9,
    DesiredCapacity,
    VPCZoneIdentifier: scene.subnets.join(','),
    LaunchTemplate: { LaunchTemplateId: template },
  })
  await scene.advance(5)
}
const group = async () => {
  const { AutoScalingGroups } = await scene.scaling.describeAutoScalingGroups({
    AutoScalingGroupNames: ['web'],
  })
  return AutoScalingGroups?.[0]?.Instances ?? []
}
const failures = async () => {
  const { Activities } = await scene.scaling.describeScalingActivities({ AutoScalingGroupName: 'web' })
  return Activities?.filter(({ StatusCode }) => StatusCode === 'Failed') ?? []
}

describe('no capacity for a type in a subnet', () => {
  const none = (times: number) => ({
    ...launch,
    kind: 'error',
    code: 'InsufficientInstanceCapacity',
    match: { SubnetId: scene.subnets[0], InstanceType: 't3.small' },
    times,
  })

  test('meets so many launches, however they name the type, and no launch of another type or subnet', async () => {
    await scene.faults(none(2))
    const [subnet, other] = scene.subnets
    const refused =
      '500 InsufficientInstanceCapacity: We currently do not have sufficient t3.small capacity in the Availability Zone you requested (us-east-1a).'

    const elsewhere = await scene.launch({ SubnetId: other })
    const otherType = await scene.launch({ ...fromTemplate(), InstanceType: 't3a.small' })
    const first = await scene.refused(fromTemplate())
    const second = await scene.refused({
      SubnetId: undefined,
      NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: subnet }],
    })

    expect([elsewhere, otherType].map((ids) => ids.length)).toEqual([1, 1])
    expect([first, second].map((words) => words.slice(0, refused.length))).toEqual([refused, refused])
    expect(await scene.launch(fromTemplate())).toHaveLength(1)
  })

  test('meets what a group launches too', async () => {
    await scene.faults(none(1000))

    await createGroup(2)

    expect((await group()).map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([
      'us-east-1b',
      'us-east-1b',
    ])
    expect((await failures())[0]?.StatusMessage).toMatch(
      /^We currently do not have sufficient t3\.small capacity .* Launching EC2 instance failed\.$/,
    )
  })
})

test.each([
  [
    'Unsupported',
    'Your requested instance type (t3.small) is not supported in your requested Availability Zone (us-east-1a).',
  ],
  ['InsufficientFreeAddressesInSubnet', 'There are not enough free addresses in subnet '],
  ['VcpuLimitExceeded', 'You have requested more vCPU capacity than your current vCPU limit of 32 allows'],
  [
    'InstanceLimitExceeded',
    'You have requested more instances (21) than your current instance limit of 20 allows',
  ],
  ['MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded'],
  ['SpotMaxPriceTooLow', 'Your Spot request price of 0.0104 is lower than the minimum required'],
])('a fault of the code %s speaks in AWS’s words', async (code, words) => {
  await scene.faults({ ...launch, kind: 'error', code })

  const said = await scene.refused()

  expect(said.slice(0, code.length + 2 + words.length)).toBe(`${code}: ${words}`)
})

describe('a denied launch', () => {
  test('says why in code, which only STS reads', async () => {
    await scene.faults({ ...launch, kind: 'deny' })

    const said = await scene.refused()
    const encoded = said.split('Encoded authorization failure message: ')[1] ?? ''
    const { DecodedMessage } = await scene.sts.decodeAuthorizationMessage({ EncodedMessage: encoded })

    expect(said).toMatch(
      /^403 UnauthorizedOperation: You are not authorized to perform this operation\. User: arn:aws:sts::123456789012:assumed-role\/switchover\/sandbox is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:us-east-1:123456789012:instance\/\* because no identity-based policy allows the ec2:RunInstances action\. Encoded/,
    )
    expect(encoded).toMatch(/^[\w-]{100,}$/)
    expect(JSON.parse(DecodedMessage ?? '')).toMatchObject({
      allowed: false,
      explicitDeny: false,
      context: {
        action: 'ec2:RunInstances',
        resource: 'arn:aws:ec2:us-east-1:123456789012:instance/*',
        principal: { arn: 'arn:aws:sts::123456789012:assumed-role/switchover/sandbox' },
      },
    })
  })

  test('cannot be read where reading is denied, nor where the message is none', async () => {
    await scene.faults({ service: 'sts', action: 'DecodeAuthorizationMessage', kind: 'deny' })
    const decode = () => refusal(scene.sts.decodeAuthorizationMessage({ EncodedMessage: 'made-up' }))

    expect(await decode()).toMatch(/^403 AccessDenied: .* sts:DecodeAuthorizationMessage/)
    expect(await decode()).toMatch(/^InvalidAuthorizationMessageException: /)
  })

  test('is told by a group’s activity', async () => {
    await scene.faults({ ...launch, kind: 'deny', times: 2 })

    await createGroup(1)

    expect((await failures())[0]?.StatusMessage).toMatch(
      /^You are not authorized to perform this operation\./,
    )
    expect(await group()).toEqual([])
  })
})

describe('an instance that dies', () => {
  test.each([
    [undefined, 'Client.InternalError', 'Client.InternalError: Client error on launch'],
    [
      'Client.VolumeLimitExceeded',
      'Client.VolumeLimitExceeded',
      'Client.VolumeLimitExceeded: The limit on the number',
    ],
    ['Server.InternalError', 'Server.InternalError', 'Server.InternalError: Internal error on launch'],
  ])('right after its launch with %s says so in its state reason', async (code, Code, words) => {
    await scene.faults({ ...launch, kind: 'die', ms: 500, ...(code !== undefined && { code }) })

    const [first, second] = await scene.launch({ MinCount: 2, MaxCount: 2 })
    const [after] = await scene.launch()
    await scene.advance(5)
    const dead = await scene.instance(first)

    expect(dead.State?.Name).toBe('terminated')
    expect(dead.StateReason?.Code).toBe(Code)
    expect(dead.StateReason?.Message?.slice(0, words.length)).toBe(words)
    expect(dead.StateTransitionReason).toBe(dead.StateReason?.Message)
    expect((await scene.instance(second)).State?.Name).toBe('terminated')
    expect((await scene.instance(after)).State?.Name).toBe('running')
  })

  test('may be one of several that were launched together', async () => {
    await scene.faults({ ...launch, kind: 'die', ms: 500, instances: 1 })

    const ids = await scene.launch({ MinCount: 3, MaxCount: 3 })
    await scene.advance(5)
    const states = await Promise.all(ids.map(async (id) => (await scene.instance(id)).State?.Name))

    expect(states).toEqual(['terminated', 'running', 'running'])
  })

  test('frees its address and its quota, and its token stands for the dead', async () => {
    await scene.faults({ ...launch, kind: 'die', ms: 500 })
    await scene.capacity({ vcpus: 2 })
    await scene.launch({ ClientToken: 'a1' })
    await scene.advance(5)

    expect(await scene.refused({ ClientToken: 'a1' })).toBe(
      'IdempotentInstanceTerminated: The request to launch an instance uses the same client token as a previous request for which the instance has been terminated.',
    )
    expect(await scene.launch({ ClientToken: 'a2' })).toHaveLength(1)
  })

  test('of a group is replaced', async () => {
    await scene.faults({ ...launch, kind: 'die', ms: 500 })

    await createGroup(1)
    await scene.advance(120)

    const [one] = await group()
    expect(one).toMatchObject({ LifecycleState: 'InService', HealthStatus: 'Healthy' })
    const { Reservations } = await scene.ec2.describeInstances({
      Filters: [{ Name: 'tag:aws:autoscaling:groupName', Values: ['web'] }],
    })
    const states = Reservations?.flatMap(({ Instances = [] }) => Instances.map(({ State }) => State?.Name))
    expect(states?.sort()).toEqual(['running', 'terminated'])
  })
})

describe('an answer that is lost', () => {
  test('is given when the SDK asks again: one launch, with the token that it brought itself', async () => {
    await scene.faults({ ...launch, kind: 'lost-response' })

    const { Instances } = await scene.patientEc2.runInstances({
      ImageId: scene.image,
      InstanceType: 't3.small',
      SubnetId: scene.subnets[0],
      MinCount: 2,
      MaxCount: 2,
    })
    await scene.advance(2)

    const { Reservations } = await scene.ec2.describeInstances({})
    const there = Reservations?.flatMap(({ Instances: all = [] }) => all.map(({ InstanceId }) => InstanceId))
    expect(there?.sort()).toEqual(Instances?.map(({ InstanceId }) => InstanceId).sort())
  })
})
