import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  for (const n of [1, 2, 3]) {
    await scene.create(`page-${n}`, {
      DesiredCapacity: 1,
      Tags: [
        { Key: 'Number', Value: `${n}` },
        { Key: 'Team', Value: 'shop', PropagateAtLaunch: true },
      ],
    })
  }
})
afterAll(() => scene.close())

const names = async (input: object) => {
  const { AutoScalingGroups = [], NextToken } = await scene.scaling.describeAutoScalingGroups(input)
  return { names: AutoScalingGroups.map((one) => one.AutoScalingGroupName), NextToken }
}

test('lists come in pages of MaxRecords; the token of the last page is no more', async () => {
  const first = await names({ MaxRecords: 2 })
  const second = await names({ MaxRecords: 2, NextToken: first.NextToken })
  const { AutoScalingInstances: instances, NextToken } = await scene.scaling.describeAutoScalingInstances({
    MaxRecords: 2,
  })
  const tags = await scene.scaling.describeTags({ MaxRecords: 4 })
  const activities = await scene.scaling.describeScalingActivities({ MaxRecords: 1 })

  expect([first.names, second.names]).toEqual([['page-1', 'page-2'], ['page-3']])
  expect(second.NextToken).toBeUndefined()
  expect([instances?.length, typeof NextToken]).toEqual([2, 'string'])
  expect([tags.Tags?.length, typeof tags.NextToken]).toEqual([4, 'string'])
  expect([activities.Activities?.length, typeof activities.NextToken]).toEqual([1, 'string'])
})

test('a page that is too large, and a token that is none, are refused', async () => {
  const { scaling } = scene
  const AutoScalingGroupName = 'page-1'
  const tooMany = (most: number) =>
    new RegExp(`^ValidationError: .*'maxRecords'.* less than or equal to ${most}$`)

  expect(await refusal(names({ MaxRecords: 101 }))).toMatch(tooMany(100))
  expect(await refusal(scaling.describeAutoScalingInstances({ MaxRecords: 51 }))).toMatch(tooMany(50))
  expect(await refusal(scaling.describeScalingActivities({ MaxRecords: 101 }))).toMatch(tooMany(100))
  expect(await refusal(scaling.describeTrafficSources({ AutoScalingGroupName, MaxRecords: 51 }))).toMatch(
    tooMany(50),
  )
  expect(await refusal(names({ NextToken: 'nonsense' }))).toMatch(/^InvalidNextToken: /)
})

test('groups are found by name and by their tags', async () => {
  const filtered = (Name: string, ...Values: string[]) => names({ Filters: [{ Name, Values }] })

  expect((await names({ AutoScalingGroupNames: ['page-2', 'nobody'] })).names).toEqual(['page-2'])
  expect((await filtered('tag:Number', '1', '3')).names).toEqual(['page-1', 'page-3'])
  expect((await filtered('tag-key', 'Number')).names).toHaveLength(3)
  expect((await filtered('tag-value', '2')).names).toEqual(['page-2'])
  expect(await refusal(filtered('name', 'page-1'))).toMatch(
    /^ValidationError: Filter type name is not correct/,
  )
  expect(await refusal(names({ AutoScalingGroupNames: Array.from({ length: 51 }, () => 'x') }))).toMatch(
    /^ValidationError: .*less than or equal to 50$/,
  )
})

test('tags are overwritten by key, reach what is launched from then on, and are deleted by key and value', async () => {
  const AutoScalingGroupName = 'page-2'
  const tag = (Key: string, Value: string, PropagateAtLaunch = true) => ({
    ...{ ResourceId: AutoScalingGroupName, ResourceType: 'auto-scaling-group', Key, Value },
    PropagateAtLaunch,
  })
  const [before] = await scene.instances(AutoScalingGroupName)

  await scene.scaling.createOrUpdateTags({
    Tags: [tag('Team', 'web'), tag('Release', 'v2'), tag('Own', 'x', false)],
  })
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 2 })
  await scene.advance(2)
  await scene.scaling.deleteTags({ Tags: [tag('Release', 'other'), tag('Own', 'x'), tag('Absent', 'y')] })

  const { compute } = scene.sandbox.world
  const after = (await scene.instances(AutoScalingGroupName))[1]
  const { Tags } = await scene.scaling.describeTags({
    Filters: [{ Name: 'auto-scaling-group', Values: [AutoScalingGroupName] }],
  })
  expect(Object.fromEntries(compute.tagsOf(before?.id ?? ''))).toMatchObject({ Team: 'shop' })
  expect(Object.fromEntries(compute.tagsOf(after?.id ?? ''))).toMatchObject({ Team: 'web', Release: 'v2' })
  expect(compute.tagsOf(after?.id ?? '').has('Own')).toBe(false)
  expect(Tags?.map(({ Key, Value, PropagateAtLaunch }) => `${Key}=${Value} ${PropagateAtLaunch}`)).toEqual([
    'Number=2 false',
    'Team=web true',
    'Release=v2 true',
  ])
})

test('tags of AWS, too many of them, or of a group that is not there are refused', async () => {
  const put = (Key: string, ResourceId = 'page-3') =>
    refusal(
      scene.scaling.createOrUpdateTags({
        Tags: [{ ResourceId, ResourceType: 'auto-scaling-group', Key, Value: '' }],
      }),
    )
  const many = Array.from({ length: 51 }, (_, n) => ({ Key: `key-${n}`, Value: '' }))

  expect(await put('aws:mine')).toMatch(/^ValidationError: aws: prefixed tag key names/)
  expect(await put('x'.repeat(129))).toMatch(/^ValidationError: /)
  expect(await put('Team', 'nobody')).toMatch(/^ValidationError: AutoScalingGroup name not found/)
  expect(await refusal(scene.create('tagged', { Tags: many }))).toMatch(/^LimitExceeded: /)
})

test('protection is set of fifty instances at most, all of the group and in service, or of none', async () => {
  const AutoScalingGroupName = 'page-3'
  const [instance] = await scene.instances(AutoScalingGroupName)
  const protect = (...InstanceIds: string[]) =>
    refusal(
      scene.scaling.setInstanceProtection({ AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: true }),
    )
  const own = instance?.id ?? ''
  const foreign = (await scene.instances('page-1'))[0]?.id ?? ''

  expect(await protect(...Array.from({ length: 51 }, () => own))).toMatch(/^LimitExceeded: /)
  expect(await protect(own, foreign)).toBe(
    `ValidationError: The instance ${foreign} is not part of Auto Scaling group page-3.`,
  )
  const shown = async () => {
    const all = await scene.scaling.describeAutoScalingInstances({ InstanceIds: [own] })
    return all.AutoScalingInstances?.[0]?.ProtectedFromScaleIn
  }
  const before = await shown()
  expect([before, await protect(own), await shown()]).toEqual([false, 'accepted', true])
})

test('a group is refused that has no place, no launch, two of them, or a name that is taken or has a colon', async () => {
  const create = (name: string, more: object = {}) => refusal(scene.create(name, more))
  const template = { LaunchTemplateId: scene.template }

  expect(await create('page-1')).toBe(
    'AlreadyExists: AutoScalingGroup by this name already exists - A group with the name page-1 already exists',
  )
  expect(await create('a:b')).toMatch(/^ValidationError: /)
  expect(await create('x'.repeat(256))).toMatch(/^ValidationError: .*less than or equal to 255$/)
  expect(await create('nowhere', { VPCZoneIdentifier: '' })).toBe(
    'ValidationError: At least one Availability Zone or VPC Subnet is required.',
  )
  expect(await create('lost', { VPCZoneIdentifier: 'subnet-0123456789abcdef0' })).toBe(
    "ValidationError: The subnet ID 'subnet-0123456789abcdef0' does not exist",
  )
  expect(await create('nothing', { LaunchTemplate: undefined })).toMatch(
    /^ValidationError: Valid requests must contain/,
  )
  expect(
    await create('both', {
      LaunchTemplate: template,
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: template } },
    }),
  ).toMatch(/^ValidationError: Valid requests must contain/)
  expect(await create('sick', { HealthCheckType: 'LUCK' })).toMatch(/^ValidationError: /)
})

test('what a deleted group did is told when deleted groups are asked for', async () => {
  await scene.create('bygone', { DesiredCapacity: 1 })
  await scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName: 'bygone', ForceDelete: true })
  const AutoScalingGroupName = 'bygone'
  await scene.advance(20)

  const refused = await refusal(scene.scaling.describeScalingActivities({ AutoScalingGroupName }))
  const { Activities: all = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName,
    IncludeDeletedGroups: true,
  })

  expect(refused).toMatch(/^ValidationError: AutoScalingGroup name not found/)
  expect(new Set(all.map((one) => one.AutoScalingGroupName))).toEqual(new Set(['bygone']))
})

test('a group has fifty lifecycle hooks and fifty target groups at most', async () => {
  const AutoScalingGroupName = 'page-1'
  const { world } = scene.sandbox
  const VpcId = [...world.compute.vpcs.keys()][0]
  const arns: string[] = []
  for (let n = 0; n < 51; n += 1) {
    const { TargetGroups: [made] = [] } = await scene.elb.createTargetGroup({
      ...{ Name: `many-${n}`, Protocol: 'HTTP', Port: 80, VpcId },
    })
    arns.push(made?.TargetGroupArn ?? '')
  }
  const attach = (from: number, to: number) =>
    scene.scaling.attachLoadBalancerTargetGroups({
      AutoScalingGroupName,
      TargetGroupARNs: arns.slice(from, to),
    })
  const hook = (n: number) =>
    scene.scaling.putLifecycleHook({
      AutoScalingGroupName,
      LifecycleHookName: `hook-${n}`,
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    })

  for (let from = 0; from < 50; from += 10) await attach(from, from + 10)
  for (let n = 0; n < 50; n += 1) await hook(n)

  expect(await refusal(attach(50, 51))).toMatch(/^ValidationError: /)
  expect(await refusal(hook(50))).toMatch(/^LimitExceeded: /)
  expect([await refusal(attach(0, 1)), await refusal(hook(0))]).toEqual(['accepted', 'accepted'])
})
