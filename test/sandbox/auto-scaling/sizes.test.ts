import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

test('a group launches what is desired, evenly over its zones, and tags it', async () => {
  const Tags = [
    { Key: 'Color', Value: 'blue', PropagateAtLaunch: true },
    { Key: 'From', Value: 'group', PropagateAtLaunch: true },
    { Key: 'Team', Value: 'shop', PropagateAtLaunch: false },
  ]
  await scene.create('spread', { DesiredCapacity: 4, Tags })

  const instances = await scene.instances('spread')
  const tags = scene.sandbox.world.compute.tagsOf(instances[0]?.id ?? '')
  expect(instances.map(({ state, zone }) => `${state} ${zone}`)).toEqual([
    'InService us-east-1a',
    'InService us-east-1b',
    'InService us-east-1a',
    'InService us-east-1b',
  ])
  expect(Object.fromEntries(tags)).toMatchObject({
    Color: 'blue',
    From: 'group',
    'aws:autoscaling:groupName': 'spread',
    'aws:ec2launchtemplate:version': '1',
  })
  expect(tags.has('Team')).toBe(false)
})

test('an instance is Pending until it runs', async () => {
  await scene.create('booting', { DesiredCapacity: 0 })
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'booting', DesiredCapacity: 1 })

  await scene.advance(0.5)
  const before = await scene.states('booting')
  await scene.advance(1)

  expect([before, await scene.states('booting')]).toEqual([['Pending'], ['InService']])
})

test('activities tell the newest first, with the reason of AWS', async () => {
  await scene.create('told', { DesiredCapacity: 1 })
  await scene.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'told', DesiredCapacity: 0 })
  await scene.advance(10)

  const { Activities: [newest, oldest] = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'told',
  })
  expect(oldest).toMatchObject({
    StatusCode: 'Successful',
    Progress: 100,
    Description: expect.stringMatching(/^Launching a new EC2 instance: i-[0-9a-f]{17}$/),
    Cause: expect.stringMatching(
      /^At \S+Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1\. {2}At \S+Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1\.$/,
    ),
    Details: expect.stringMatching(/^\{"Subnet ID":"subnet-\w+","Availability Zone":"us-east-1a"\}$/),
  })
  expect(newest).toMatchObject({
    StatusCode: 'Successful',
    Description: expect.stringMatching(/^Terminating EC2 instance: i-/),
    Cause: expect.stringMatching(
      /^At \S+Z a user request update of AutoScalingGroup constraints to min: 0, max: 10, desired: 0 changing the desired capacity from 1 to 0\. {2}At \S+Z an instance was taken out of service in response to a difference between desired and actual capacity, shrinking the capacity from 1 to 0\. {2}At \S+Z instance i-\w+ was selected for termination\.$/,
    ),
  })
  expect(newest?.EndTime).toBeInstanceOf(Date)
})

test('scale-in takes of the zone that holds most, and there of the oldest version', async () => {
  await scene.create('older', { DesiredCapacity: 2 })
  await scene.ec2.createLaunchTemplateVersion({
    LaunchTemplateId: scene.template,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.large' },
  })
  const latest = { LaunchTemplateId: scene.template, Version: '$Latest' }
  await scene.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'older',
    LaunchTemplate: latest,
    DesiredCapacity: 5,
  })
  await scene.advance(2)
  const before = await scene.instances('older')
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'older', DesiredCapacity: 3 })
  await scene.advance(10)

  const shown = (all: readonly { zone: string | undefined; type: string | undefined }[]) =>
    all.map(({ zone, type }) => `${type} ${zone?.slice(-1)}`)
  expect(shown(before)).toEqual(['t3.small a', 't3.small b', 't3.large a', 't3.large b', 't3.large a'])
  expect(shown(await scene.instances('older'))).toEqual(['t3.large a', 't3.large b', 't3.large a'])
})

test('a protected instance is not chosen; desired stays below the number, until it may go', async () => {
  await scene.create('kept', { NewInstancesProtectedFromScaleIn: true })
  const ids = (await scene.instances('kept')).map(({ id }) => id)
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'kept', DesiredCapacity: 0 })
  await scene.advance(20)
  const kept = await scene.states('kept')
  const told = (await scene.activities('kept'))[0]
  await scene.scaling.setInstanceProtection({
    AutoScalingGroupName: 'kept',
    InstanceIds: ids.slice(0, 1),
    ProtectedFromScaleIn: false,
  })
  await scene.advance(20)

  expect(kept).toEqual(['InService', 'InService'])
  expect(told).toBe('Cancelled Terminating EC2 instance')
  expect((await scene.instances('kept')).map(({ id }) => id)).toEqual(ids.slice(1))
})

test.each([
  [{ MinSize: 3, MaxSize: 2 }, 'Max bound, 2, must be greater than or equal to min bound, 3'],
  [{ DesiredCapacity: 11 }, 'Desired capacity:11 must be between the specified min size:0 and max size:10'],
  [
    { MaxSize: -1 },
    /at 'maxSize' failed to satisfy constraint: Member must have value greater than or equal to 0$/,
  ],
])('an update to %j is refused, and changes nothing', async (change, words) => {
  await scene.create('bounds', { DesiredCapacity: 0 }).catch(() => undefined)

  const said = await refusal(
    scene.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'bounds', ...change }),
  )

  expect(said).toMatch(typeof words === 'string' ? `ValidationError: ${words}` : words)
  const group = scene.sandbox.world.scaling.groups.get('bounds')
  expect(group?.settings).toMatchObject({ min: 0, max: 10, desired: 0 })
})

test('new bounds take the desired capacity with them where it is not named', async () => {
  await scene.create('follow', { DesiredCapacity: 2 })
  const desired = () => scene.sandbox.world.scaling.groups.get('follow')?.settings.desired

  await scene.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'follow', MinSize: 3 })
  const raised = desired()
  await scene.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'follow', MinSize: 0, MaxSize: 1 })

  expect([raised, desired()]).toEqual([3, 1])
})

test('desired capacity is refused outside the bounds, in words of its own', async () => {
  await scene.create('own', { MinSize: 1, MaxSize: 2, DesiredCapacity: 1 })
  const set = (DesiredCapacity: number) =>
    refusal(scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'own', DesiredCapacity }))

  expect([await set(3), await set(0)]).toEqual([
    'ValidationError: New SetDesiredCapacity value 3 is above max value 2 for the AutoScalingGroup.',
    'ValidationError: New SetDesiredCapacity value 0 is below min value 1 for the AutoScalingGroup.',
  ])
})

test('whatever names a group that is not there is a ValidationError', async () => {
  const AutoScalingGroupName = 'nobody'
  const { scaling } = scene
  const said = await Promise.all([
    refusal(scaling.updateAutoScalingGroup({ AutoScalingGroupName })),
    refusal(scaling.deleteAutoScalingGroup({ AutoScalingGroupName })),
    refusal(scaling.suspendProcesses({ AutoScalingGroupName })),
    refusal(scaling.describeTrafficSources({ AutoScalingGroupName })),
    refusal(scaling.describeScalingActivities({ AutoScalingGroupName })),
    refusal(scaling.describeLifecycleHooks({ AutoScalingGroupName })),
  ])

  const words = "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'nobody' not found"
  expect(new Set(said)).toEqual(new Set([words]))
  expect(await scaling.describeAutoScalingGroups({ AutoScalingGroupNames: ['nobody'] })).toMatchObject({
    AutoScalingGroups: [],
  })
})

test('a group is deleted when it is empty, or by force with its instances', async () => {
  await scene.create('gone')
  const erase = (ForceDelete = false) =>
    refusal(scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName: 'gone', ForceDelete }))

  const withInstances = await erase()
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'gone', DesiredCapacity: 0 })
  await scene.advance(1)
  const whileEnding = await erase()
  const forced = await erase(true)
  const shown = await scene.scaling.describeAutoScalingGroups({ AutoScalingGroupNames: ['gone'] })
  await scene.advance(10)

  expect([withInstances, whileEnding, forced]).toEqual([
    expect.stringMatching(/^ResourceInUse: You cannot delete/),
    expect.stringMatching(/^ScalingActivityInProgress: You cannot delete/),
    'accepted',
  ])
  expect(shown.AutoScalingGroups?.[0]?.Status).toBe('Delete in progress')
  expect(scene.sandbox.world.scaling.groups.has('gone')).toBe(false)
})

test('terminating one brings another, unless the capacity goes down with it', async () => {
  await scene.create('one', { MinSize: 1, DesiredCapacity: 2 })
  const [first, second] = await scene.instances('one')
  const end = (InstanceId = '', ShouldDecrementDesiredCapacity = false) =>
    scene.scaling.terminateInstanceInAutoScalingGroup({ InstanceId, ShouldDecrementDesiredCapacity })

  const { Activity: activity } = await end(first?.id)
  await scene.advance(10)
  const replaced = await scene.instances('one')
  await end(second?.id, true)
  await scene.advance(10)
  const last = await scene.instances('one')

  expect(activity).toMatchObject({ StatusCode: 'InProgress', AutoScalingGroupName: 'one' })
  expect(replaced.map(({ state }) => state)).toEqual(['InService', 'InService'])
  expect(replaced.map(({ id }) => id)).not.toContain(first?.id)
  expect(last.map(({ id }) => id)).toEqual(replaced.map(({ id }) => id).filter((id) => id !== second?.id))
  expect(await refusal(end(last[0]?.id, true))).toMatch(
    /^ValidationError: Currently, desiredSize equals minSize \(1\)/,
  )
  expect(await refusal(end('i-0123456789abcdef0'))).toBe(
    'ValidationError: Instance Id not found - No managed instance found for instance ID: i-0123456789abcdef0',
  )
})
