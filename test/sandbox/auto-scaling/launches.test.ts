import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
afterEach(() => scene.sandbox.world.compute.setCapacity({ pools: [], notOffered: [], vcpus: undefined }))

const newest = async (name: string) =>
  (await scene.scaling.describeScalingActivities({ AutoScalingGroupName: name })).Activities?.[0]

const addVersion = async (InstanceType: 't3.large' | 't3.xlarge') => {
  const { LaunchTemplateVersion: version } = await scene.ec2.createLaunchTemplateVersion({
    LaunchTemplateId: scene.template,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType },
  })
  return `${version?.VersionNumber}`
}

const mixed = (
  types: readonly ('t3.small' | 't3.large' | 't3.xlarge')[],
  InstancesDistribution: object = {},
  weights: readonly string[] = [],
) => ({
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: scene.template, Version: '1' },
      Overrides: types.map((InstanceType, at) => ({ InstanceType, WeightedCapacity: weights[at] })),
    },
    InstancesDistribution,
  },
})

test('$Latest means the newest version at each launch, a number that one, $Default the first', async () => {
  const of = (Version: string) => ({ LaunchTemplate: { LaunchTemplateId: scene.template, Version } })
  await scene.create('latest', { ...of('$Latest'), DesiredCapacity: 1 })
  const large = await addVersion('t3.large')
  const xlarge = await addVersion('t3.xlarge')
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'latest', DesiredCapacity: 2 })
  await scene.create('pinned', { ...of(large), DesiredCapacity: 1 })
  await scene.create('usual', { ...of('$Default'), DesiredCapacity: 1 })

  const types = async (name: string) => (await scene.instances(name)).map(({ type }) => type)
  expect(await types('latest')).toEqual(['t3.small', 't3.xlarge'])
  expect(await types('pinned')).toEqual(['t3.large'])
  expect(await types('usual')).toEqual(['t3.small'])
  const { AutoScalingGroups: [group] = [] } = await scene.scaling.describeAutoScalingGroups({
    AutoScalingGroupNames: ['latest'],
  })
  expect(group?.LaunchTemplate).toEqual({
    LaunchTemplateId: scene.template,
    LaunchTemplateName: 'first',
    Version: '$Latest',
  })
  expect(group?.Instances?.map(({ LaunchTemplate }) => LaunchTemplate?.Version)).toEqual(['1', xlarge])
})

test('a launch that finds no room in one subnet is told, and made in another', async () => {
  const [first, second] = scene.subnets
  scene.sandbox.world.compute.setCapacity({ pools: [{ subnet: first, room: 0 }] })

  await scene.create('elsewhere', { DesiredCapacity: 2 })

  const instances = await scene.instances('elsewhere')
  expect(instances.map(({ state, zone }) => `${state} ${zone}`)).toEqual([
    'InService us-east-1b',
    'InService us-east-1b',
  ])
  expect(second).not.toBe(first)
  const { Activities: all = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'elsewhere',
  })
  const failed = all.find(({ StatusCode }) => StatusCode === 'Failed')
  const words =
    /^We currently do not have sufficient t3\.small capacity in the Availability Zone you requested \(us-east-1a\)\. .* Launching EC2 instance failed\.$/
  expect(failed?.StatusMessage).toMatch(words)
  expect(failed).toMatchObject({
    Description: `Launching a new EC2 instance.  Status Reason: ${failed?.StatusMessage}`,
    Details: expect.stringContaining(first),
    Progress: 100,
  })
})

test('what finds no room anywhere is tried again, later each time, until there is some', async () => {
  scene.sandbox.world.compute.setCapacity({ pools: [{ room: 0 }] })
  await scene.create('patient', { DesiredCapacity: 1 })
  const failures = async () =>
    (await scene.activities('patient')).filter((one) => one.startsWith('Failed')).length

  const first = await failures()
  await scene.advance(10)
  const early = await failures()
  await scene.advance(10)
  const second = await failures()
  scene.sandbox.world.compute.setCapacity({ pools: [] })
  await scene.advance(60)

  // Each try asks both subnets.
  expect([first, early, second]).toEqual([2, 2, 4])
  expect(await scene.states('patient')).toEqual(['InService'])
})

test('a mixed-instances policy tries its types in their order in one subnet before it goes on', async () => {
  scene.sandbox.world.compute.setCapacity({ pools: [{ type: 't3.large', room: 0 }] })

  await scene.create('mixed', { ...mixed(['t3.large', 't3.small']), DesiredCapacity: 1 })

  expect((await scene.instances('mixed')).map(({ type }) => type)).toEqual(['t3.small'])
  expect(await scene.activities('mixed')).toEqual([
    'Successful Launching a new EC2 instance',
    expect.stringMatching(/^Failed .*t3\.large capacity/),
  ])
})

test('a mixed-instances policy says how much of the capacity is on demand', async () => {
  const distribution = { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 50 }

  await scene.create('spot', { ...mixed(['t3.small'], distribution), DesiredCapacity: 4 })

  const { compute } = scene.sandbox.world
  const ids = (await scene.instances('spot')).map(({ id }) => id)
  expect(ids.map((id) => compute.instances.get(id)?.launch.spot === true)).toEqual([
    false,
    false,
    false,
    true,
  ])
})

test('an update of a mixed-instances policy leaves what it does not name', async () => {
  const AutoScalingGroupName = 'remixed'
  await scene.create('remixed', { ...mixed(['t3.large']), DesiredCapacity: 0 })

  await scene.scaling.updateAutoScalingGroup({
    AutoScalingGroupName,
    MixedInstancesPolicy: { InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 } },
    DesiredCapacity: 1,
  })
  await scene.advance(2)

  const [instance] = await scene.instances('remixed')
  const spot = scene.sandbox.world.compute.instances.get(instance?.id ?? '')?.launch.spot
  expect([instance?.type, spot]).toEqual(['t3.large', true])
})

test('with weights the desired capacity counts what instances weigh, and is never undershot', async () => {
  await scene.create('weighed', { ...mixed(['t3.large'], {}, ['4']), DesiredCapacity: 6 })
  const grown = await scene.instances('weighed')
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'weighed', DesiredCapacity: 5 })
  await scene.advance(20)
  const kept = await scene.instances('weighed')
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'weighed', DesiredCapacity: 4 })
  await scene.advance(20)

  expect([grown.length, kept.length, (await scene.instances('weighed')).length]).toEqual([2, 2, 1])
  const { AutoScalingInstances: [shown] = [] } = await scene.scaling.describeAutoScalingInstances({
    InstanceIds: kept.map(({ id }) => id),
  })
  expect(shown?.WeightedCapacity).toBe('4')
})

test('an instance that dies at launch is told with EC2’s reason, and another one comes', async () => {
  await scene.fault({ service: 'ec2', action: 'RunInstances', kind: 'die', code: 'Client.InternalError' })

  await scene.create('dying', { DesiredCapacity: 1 })
  await scene.advance(30)

  expect(await scene.states('dying')).toEqual(['InService'])
  const { Activities: all = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'dying',
  })
  expect(all.at(-1)).toMatchObject({
    StatusCode: 'Cancelled',
    StatusMessage:
      'Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InternalError: Client error on launch',
  })
})

test.each([
  ['throttle', /Request limit exceeded/],
  ['deny', /not authorized/],
])('a fault of kind %s strikes launches of groups, and passes', async (kind, words) => {
  await scene.fault({ service: 'ec2', action: 'RunInstances', kind, times: 2 })

  await scene.create(`struck-${kind}`, { DesiredCapacity: 1 })
  const told = (await newest(`struck-${kind}`))?.StatusMessage
  await scene.advance(30)

  expect(told).toMatch(words)
  expect(await scene.states(`struck-${kind}`)).toEqual(['InService'])
})

test('a quota of virtual CPUs and a type that is not offered are told in EC2’s words', async () => {
  const { compute } = scene.sandbox.world
  compute.setCapacity({ notOffered: [{ type: 't3.small', zone: 'us-east-1a' }] })
  await scene.create('not-offered', { DesiredCapacity: 1 })
  const notOffered = (await scene.activities('not-offered'))[1]
  compute.setCapacity({ notOffered: [], vcpus: 0 })
  await scene.create('no-quota', { DesiredCapacity: 1 })

  expect(notOffered).toMatch(/Your requested instance type \(t3\.small\) is not supported/)
  expect((await newest('no-quota'))?.StatusMessage).toMatch(/^You have requested more vCPU capacity/)
})

test('a template that is not there, or cannot be launched, is refused before anything is made', async () => {
  const create = (LaunchTemplate: {
    LaunchTemplateName?: string
    LaunchTemplateId?: string
    Version?: string
  }) => refusal(scene.create('never', { LaunchTemplate }))
  const { LaunchTemplate: empty } = await scene.ec2.createLaunchTemplate({
    LaunchTemplateName: 'empty',
    LaunchTemplateData: { InstanceType: 't3.small' },
  })

  expect(await create({ LaunchTemplateName: 'nowhere' })).toMatch(
    /^ValidationError: .*launch template, with template name nowhere, does not exist\.$/,
  )
  expect(await create({ LaunchTemplateId: scene.template, Version: '99' })).toMatch(/^ValidationError: .*99/)
  expect(await create({ LaunchTemplateId: empty?.LaunchTemplateId ?? '' })).toMatch(
    /^ValidationError: You must use a valid fully-formed launch template\. .*ImageId/,
  )
  expect(scene.sandbox.world.scaling.groups.has('never')).toBe(false)
})

test('a template that was deleted is told by the launches that miss it', async () => {
  const { LaunchTemplate: short } = await scene.ec2.createLaunchTemplate({
    LaunchTemplateName: 'short',
    LaunchTemplateData: {
      ImageId: [...scene.sandbox.world.compute.images.keys()][0],
      InstanceType: 't3.small',
    },
  })
  const LaunchTemplateId = short?.LaunchTemplateId ?? ''
  await scene.create('orphan', { LaunchTemplate: { LaunchTemplateId }, DesiredCapacity: 0 })

  await scene.ec2.deleteLaunchTemplate({ LaunchTemplateId })
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'orphan', DesiredCapacity: 1 })
  await scene.advance(2)

  expect(await newest('orphan')).toMatchObject({
    StatusCode: 'Failed',
    StatusMessage: `The specified launch template, with template ID ${LaunchTemplateId}, does not exist. Launching EC2 instance failed.`,
  })
})
