import { afterEach, expect, test } from 'vitest'
import type { AutoScalingSettings } from '../../../src/settings.ts'
import { callsTo, signal } from '../support/adapter.ts'
import { type GroupScene, groupAdapter, groupScene } from '../support/groups.ts'

let scene: GroupScene
afterEach(() => scene.close())

const at = 'services.web.fleet.auto-scaling'
const green = { AutoScalingGroupName: 'asg-green' }

/** Every mistake, `path: what`, without the words before the key of the fleet; nothing may be written for it. */
const mistakesOf = async (change: Partial<AutoScalingSettings> = {}): Promise<readonly string[]> => {
  const before = (await callsTo(scene.sandbox)).length
  const mistakes = await (await groupAdapter(scene.sandbox, change)).check(signal)
  const calls = (await callsTo(scene.sandbox)).slice(before)
  expect(calls.filter(({ action }) => !/^(Describe|Get|List)/.test(action))).toEqual([])
  for (const { remedy } of mistakes) expect(remedy).toMatch(/[.]$/)
  return mistakes.map(({ path, said }) => `${path}: ${said}`)
}

const targetGroup = (name: string) =>
  [...scene.sandbox.world.loadBalancing.targetGroups.values()].find((group) => group.name === name)?.arn ?? ''

test('two groups that fit have no mistake', async () => {
  scene = await groupScene()

  expect(await mistakesOf()).toEqual([])
})

test('groups that do not exist are named, both at once', async () => {
  scene = await groupScene()

  expect(await mistakesOf({ groups: { blue: 'blau', green: 'grün' } })).toEqual([
    `${at}.blue: the Auto Scaling group blau does not exist`,
    `${at}.green: the Auto Scaling group grün does not exist`,
  ])
})

test('a version that the template does not have, and a description that none has', async () => {
  scene = await groupScene()
  const { template } = scene.groups

  expect(await mistakesOf({ launchTemplate: { kind: 'version', version: '7' } })).toEqual([
    `${at}.launch-template.version: the launch template ${template} of asg-blue has no version 7`,
    `${at}.launch-template.version: the launch template ${template} of asg-green has no version 7`,
  ])
  expect(await mistakesOf({ launchTemplate: { kind: 'description', description: 'baked' } })).toEqual([
    `${at}.launch-template.description: ${template} has no version described as "baked"`,
    `${at}.launch-template.description: ${template} has no version described as "baked"`,
  ])
})

test('a description that names the release is looked for at the launch', async () => {
  scene = await groupScene()

  expect(await mistakesOf({ launchTemplate: { kind: 'description', description: '{release}' } })).toEqual([])
})

test('an image that does not exist', async () => {
  scene = await groupScene()
  const image = { id: 'ami-00000000000000000' }

  expect(
    await mistakesOf({ launchTemplate: { kind: 'make', image, type: undefined, userData: undefined } }),
  ).toEqual([`${at}.launch-template.image: the image ami-00000000000000000 does not exist`])
})

test('a group that is attached to the other side’s target group would bring its release into production', async () => {
  scene = await groupScene()
  const TargetGroupARNs = [targetGroup('web-blue')]
  await scene.groups.scaling.attachLoadBalancerTargetGroups({ ...green, TargetGroupARNs })

  expect(await mistakesOf()).toEqual([`${at}.green: asg-green is attached to web-blue of blue`])
})

test('instances in the idle group that no attempt launched', async () => {
  scene = await groupScene({ green: { MinSize: 0, DesiredCapacity: 1 } })
  const [instance] = await scene.groups.inService('green')

  expect(await mistakesOf()).toEqual([
    `${at}.green: asg-green of the idle side holds ${instance}, which no attempt of ours launched`,
  ])
})

test('processes without which the idle group cannot come up or go down; those of the live one are its owner’s', async () => {
  scene = await groupScene()
  const { scaling } = scene.groups
  await scaling.suspendProcesses({
    ...green,
    ScalingProcesses: ['Launch', 'AZRebalance', 'AddToLoadBalancer'],
  })
  await scaling.suspendProcesses({ AutoScalingGroupName: 'asg-blue', ScalingProcesses: ['Launch'] })

  expect(await mistakesOf()).toEqual([`${at}.green: asg-green has Launch, AddToLoadBalancer suspended`])
})

test('capacity that is counted in weights', async () => {
  scene = await groupScene()
  const { template, scaling } = scene.groups
  await scaling.updateAutoScalingGroup({
    ...green,
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: template, Version: '1' },
        Overrides: [{ InstanceType: 't3.small', WeightedCapacity: '2' }],
      },
    },
  })

  expect(await mistakesOf()).toEqual([`${at}.green: asg-green counts weights, not instances`])
})

test('a group that is being deleted', async () => {
  scene = await groupScene({ green: { MinSize: 0, DesiredCapacity: 1 } })
  // Deleting ends in its own time: nothing stands between it and the look.
  const adapter = await groupAdapter(scene.sandbox)
  await scene.groups.scaling.deleteAutoScalingGroup({ ...green, ForceDelete: true })

  expect((await adapter.check(signal)).map(({ said }) => said)).toContain(
    'asg-green is being deleted (Delete in progress)',
  )
})

test('a side as large as the live one must fit beside it into the load balancer’s quota of targets', async () => {
  scene = await groupScene({ both: { MaxSize: 1000 } })
  const blue = { AutoScalingGroupName: 'asg-blue' }
  await scene.groups.scaling.suspendProcesses({ ...blue, ScalingProcesses: ['Launch'] })
  await scene.groups.scaling.updateAutoScalingGroup({ ...blue, DesiredCapacity: 999 })

  expect(await mistakesOf()).toEqual([
    `${at}: blue and green together would have 1001 targets (2 on blue, the live side); web takes 1000`,
  ])
  // A switch launches nothing, however large the live side has become.
  const ahead = { launches: false, switches: true }
  expect(await (await groupAdapter(scene.sandbox)).check(signal, ahead)).toEqual([])
})
