import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openScene, type Scene } from './scene.ts'

let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

const many = (MinCount: number, MaxCount: number) => ({ MinCount, MaxCount })
const spot = { InstanceMarketOptions: { MarketType: 'spot' } } as const

describe('a pool', () => {
  test('without room refuses its type in its subnet, and nothing else', async () => {
    const [subnet, other] = scene.subnets
    await scene.capacity({ pools: [{ subnet, type: 't3.small', room: 0 }] })

    expect(await scene.refused({ SubnetId: subnet })).toBe(
      '500 InsufficientInstanceCapacity: We currently do not have sufficient t3.small capacity in the Availability Zone you requested (us-east-1a). Our system will be working on provisioning additional capacity. You can currently get t3.small capacity by not specifying an Availability Zone in your request or choosing us-east-1b.',
    )
    expect(await scene.launch({ SubnetId: subnet, InstanceType: 't3a.small' })).toHaveLength(1)
    expect(await scene.launch({ SubnetId: other })).toHaveLength(1)
  })

  test('with room for some launches these where MinCount allows it, and none where it does not', async () => {
    await scene.capacity({ pools: [{ subnet: scene.subnets[0], room: 3 }] })

    expect(await scene.refused(many(4, 4))).toMatch(/^500 InsufficientInstanceCapacity: /)
    expect(await scene.launch(many(1, 5))).toHaveLength(3)
    expect(await scene.refused()).toMatch(/^500 InsufficientInstanceCapacity: /)
  })

  test('of a zone or a type alone is shared by all that it fits', async () => {
    await scene.capacity({ pools: [{ type: 't3.small', room: 2 }] })
    const [first, second] = scene.subnets

    await scene.launch({ SubnetId: first })
    await scene.launch({ SubnetId: second })

    expect(await scene.refused({ SubnetId: second })).toMatch(/^500 InsufficientInstanceCapacity: /)
    expect(await scene.launch({ InstanceType: 't3.micro' })).toHaveLength(1)
  })

  test('of Spot capacity is nothing to what runs on demand', async () => {
    await scene.capacity({ pools: [{ spot: true, room: 0 }] })

    expect(await scene.refused(spot)).toBe(
      '500 InsufficientInstanceCapacity: There is no Spot capacity available that matches your request.',
    )
    expect(await scene.launch()).toHaveLength(1)
  })

  test('has no room again when what was launched ends, but when it is set anew', async () => {
    await scene.capacity({ pools: [{ room: 1 }] })
    const [id = ''] = await scene.launch()
    await scene.advance(2)
    await scene.ec2.terminateInstances({ InstanceIds: [id] })
    await scene.advance(10)

    const refused = await scene.refused()
    await scene.capacity({ pools: [] })

    expect(refused).toMatch(/^500 InsufficientInstanceCapacity: /)
    expect(await scene.launch()).toHaveLength(1)
  })

  test('spends nothing for a dry run, a refused launch, or a launch that is asked for again', async () => {
    await scene.capacity({ pools: [{ room: 1 }] })

    const tried = await scene.refused({ DryRun: true })
    const wrong = await scene.refused({ KeyName: 'none' })
    const first = await scene.launch({ ClientToken: 'a1' })
    const again = await scene.launch({ ClientToken: 'a1' })

    expect([tried, wrong]).toEqual([
      expect.stringMatching(/^412 DryRunOperation: /),
      expect.stringMatching(/^InvalidKeyPair.NotFound: /),
    ])
    expect(again).toEqual(first)
  })

  test('that is empty is no reason for the SDK to give up sooner than after its own repeats', async () => {
    await scene.capacity({ pools: [{ room: 0 }] })
    const asked = scene.patientEc2.runInstances({
      ImageId: scene.image,
      SubnetId: scene.subnets[0],
      ...many(1, 1),
    })

    const told = await asked.catch((error: unknown) => error)

    expect(told).toMatchObject({ name: 'InsufficientInstanceCapacity', $metadata: { attempts: 3 } })
  })
})

describe('quotas', () => {
  test('of virtual CPUs count what runs on demand', async () => {
    await scene.capacity({ vcpus: 6 })
    await scene.launch(spot)
    await scene.launch(many(2, 2))

    expect(await scene.launch(many(1, 4))).toHaveLength(1)
    expect(await scene.refused()).toBe(
      'VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 6 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.',
    )
    expect(await scene.launch(spot)).toHaveLength(1)
  })

  test('are free again when instances end', async () => {
    await scene.capacity({ vcpus: 2 })
    const [id = ''] = await scene.launch()
    await scene.advance(2)
    const refused = await scene.refused()

    await scene.ec2.terminateInstances({ InstanceIds: [id] })

    expect(refused).toMatch(/^VcpuLimitExceeded: /)
    expect(await scene.launch()).toHaveLength(1)
  })

  test('of Spot Instances are their own', async () => {
    await scene.capacity({ spotVcpus: 2 })
    await scene.launch(spot)

    expect(await scene.refused(spot)).toBe('MaxSpotInstanceCountExceeded: Max spot instance count exceeded')
    expect(await scene.launch()).toHaveLength(1)
  })

  test('of instances count all of them', async () => {
    await scene.capacity({ instances: 2 })
    await scene.launch(many(2, 2))

    expect(await scene.refused()).toMatch(
      /^InstanceLimitExceeded: You have requested more instances \(3\) than your current instance limit of 2 allows/,
    )
  })
})

describe('a group', () => {
  const create = async (more: object = {}) => {
    const { LaunchTemplate } = await scene.ec2.createLaunchTemplate({
      LaunchTemplateName: 'web',
      LaunchTemplateData: { ImageId: scene.image, InstanceType: 't3.small' },
    })
    await scene.scaling.createAutoScalingGroup({
      AutoScalingGroupName: 'web',
      MinSize: 0,
      MaxSize: 9,
      DesiredCapacity: 4,
      VPCZoneIdentifier: scene.subnets.join(','),
      LaunchTemplate: { LaunchTemplateId: LaunchTemplate?.LaunchTemplateId },
      ...more,
    })
    await scene.advance(5)
  }
  const zones = async () => {
    const { AutoScalingGroups } = await scene.scaling.describeAutoScalingGroups({
      AutoScalingGroupNames: ['web'],
    })
    return AutoScalingGroups?.[0]?.Instances?.map(({ AvailabilityZone }) => AvailabilityZone).sort()
  }
  const failures = async () => {
    const { Activities } = await scene.scaling.describeScalingActivities({ AutoScalingGroupName: 'web' })
    return Activities?.filter(({ StatusCode }) => StatusCode === 'Failed') ?? []
  }

  test('meets the same pools, goes where there is room, and says why', async () => {
    await scene.capacity({ pools: [{ subnet: scene.subnets[0], type: 't3.small', room: 1 }] })

    await create()

    expect(await zones()).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1b', 'us-east-1b'])
    expect((await failures())[0]?.StatusMessage).toMatch(
      /^We currently do not have sufficient t3\.small capacity in the Availability Zone you requested \(us-east-1a\)\./,
    )
  })

  test('stays below its size while there is no room anywhere, and reaches it when there is', async () => {
    await scene.capacity({ pools: [{ type: 't3.small', room: 3 }] })
    await create()
    const before = await zones()

    await scene.capacity({ pools: [] })
    await scene.advance(120)

    expect(before).toHaveLength(3)
    expect(await zones()).toHaveLength(4)
  })

  test('meets the same quotas', async () => {
    await scene.capacity({ vcpus: 4 })

    await create()

    expect(await zones()).toHaveLength(2)
    expect((await failures())[0]?.StatusMessage).toMatch(/^You have requested more vCPU capacity/)
  })
})

test('what is set does not outlive a reset', async () => {
  await scene.capacity({ pools: [{ room: 0 }], vcpus: 0 })

  await scene.reset()

  expect(await scene.capacity({})).toEqual({ pools: [], notOffered: [] })
})
