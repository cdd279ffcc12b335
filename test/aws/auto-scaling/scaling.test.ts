import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Adapter, look, lookUntil, perform } from '../support/adapter.ts'
import { type GroupScene, groupAdapter, groupScene } from '../support/groups.ts'

let scene: GroupScene
let adapter: Adapter
beforeEach(async () => {
  scene = await groupScene()
  adapter = scene.adapter
})
afterEach(() => scene.close())

const both = ['blue', 'green'] as const
const scalers = ['AlarmNotification', 'ScheduledActions']

const suspend = (...ScalingProcesses: string[]) =>
  scene.groups.scaling.suspendProcesses({ AutoScalingGroupName: 'asg-blue', ScalingProcesses })

test('alarms and schedules of both groups are suspended, with the mark of it on each', async () => {
  await perform(adapter, { kind: 'freeze', colors: both })

  const { sides } = await look(adapter)
  for (const color of both) {
    expect(await scene.groups.suspended(color)).toEqual(scalers)
    expect(await scene.groups.tags(color)).toMatchObject({ 'switchover:frozen': scalers.join(' ') })
    expect(sides[color].scaling).toMatchObject({ frozen: scalers, loose: [] })
  }
})

test('the mark of what is frozen is not passed on to instances', async () => {
  await perform(adapter, { kind: 'freeze', colors: both })

  const { Tags = [] } = await scene.groups.group('blue')
  expect(Tags.find(({ Key }) => Key === 'switchover:frozen')?.PropagateAtLaunch).toBe(false)
})

test('what another run froze is given back by this one, mark and all', async () => {
  await perform(await groupAdapter(scene.sandbox), { kind: 'freeze', colors: both })

  await perform(adapter, { kind: 'thaw', colors: both })

  for (const color of both) {
    expect(await scene.groups.suspended(color)).toEqual([])
    expect(await scene.groups.tags(color)).not.toHaveProperty('switchover:frozen')
  }
})

test('what its owner suspended before stays suspended', async () => {
  await suspend('AlarmNotification', 'AZRebalance')

  await perform(adapter, { kind: 'freeze', colors: both })
  const during = await scene.groups.suspended('blue')
  await perform(adapter, { kind: 'thaw', colors: both })

  expect(during).toEqual(['AZRebalance', 'AlarmNotification', 'ScheduledActions'])
  expect(await scene.groups.suspended('blue')).toEqual(['AZRebalance', 'AlarmNotification'])
  expect(await scene.groups.suspended('green')).toEqual([])
})

test('where everything was suspended already nothing is marked, and nothing given back', async () => {
  await suspend(...scalers)

  await perform(adapter, { kind: 'freeze', colors: ['blue'] })
  await perform(adapter, { kind: 'thaw', colors: ['blue'] })

  expect((await look(adapter)).sides.blue.scaling).toMatchObject({ frozen: [], loose: [] })
  expect(await scene.groups.suspended('blue')).toEqual(scalers)
})

test('a mark that a killed run left before it suspended anything is seen, and taken away with nothing lost', async () => {
  await scene.groups.scaling.createOrUpdateTags({
    Tags: [
      {
        ResourceId: 'asg-blue',
        ResourceType: 'auto-scaling-group',
        Key: 'switchover:frozen',
        Value: scalers.join(' '),
        PropagateAtLaunch: false,
      },
    ],
  })
  const left = (await look(adapter)).sides.blue.scaling

  await perform(adapter, { kind: 'thaw', colors: ['blue'] })

  expect(left).toMatchObject({ frozen: scalers, loose: scalers })
  expect((await look(adapter)).sides.blue.scaling).toMatchObject({ frozen: [], loose: scalers })
})

test('instances in service are protected from scale-in, and only what we protected is ours to give back', async () => {
  const [theirs = '', ...others] = await scene.groups.inService('blue')
  const AutoScalingGroupName = 'asg-blue'
  const InstanceIds = [theirs]
  await scene.groups.scaling.setInstanceProtection({
    AutoScalingGroupName,
    InstanceIds,
    ProtectedFromScaleIn: true,
  })
  const { unprotected = [], shielded } = (await look(adapter)).sides.blue.scaling ?? {}

  await perform(adapter, { kind: 'protect', color: 'blue', machines: unprotected, on: true })

  expect([shielded, unprotected]).toEqual([[theirs], others])
  expect((await look(await groupAdapter(scene.sandbox))).sides.blue.scaling).toMatchObject({
    unprotected: [],
    protected: others,
    shielded: [theirs],
  })
})

test('more instances than one call takes are protected all the same', async () => {
  await scene.groups.scaling.updateAutoScalingGroup({
    AutoScalingGroupName: 'asg-blue',
    MaxSize: 60,
    DesiredCapacity: 53,
  })
  const { sides } = await lookUntil(adapter, (seen) => seen.sides.blue.scaling?.unprotected.length === 53)
  const machines = sides.blue.scaling?.unprotected ?? []

  await perform(adapter, { kind: 'protect', color: 'blue', machines, on: true })
  const during = await scene.groups.inService('blue', true)
  await perform(adapter, { kind: 'protect', color: 'blue', machines, on: false })

  expect(during).toEqual([...machines].sort())
  expect(await scene.groups.inService('blue', true)).toEqual([])
})

test('what a scale-in wanted while the instances were protected does not come true when they are so no more', async () => {
  const AutoScalingGroupName = 'asg-blue'
  const machines = await scene.groups.inService('blue')
  await perform(adapter, { kind: 'protect', color: 'blue', machines, on: true })
  await scene.groups.scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 1 })

  await perform(adapter, { kind: 'protect', color: 'blue', machines, on: false })

  expect(await scene.groups.size('blue')).toBe('2 of 1-10')
  expect(await scene.groups.inService('blue')).toEqual(machines)
})

test('instances that others protected are remembered, however many there are', async () => {
  const AutoScalingGroupName = 'asg-blue'
  const sizes = { AutoScalingGroupName, MaxSize: 30, DesiredCapacity: 27 }
  await scene.groups.scaling.updateAutoScalingGroup(sizes)
  await lookUntil(adapter, (seen) => seen.sides.blue.scaling?.unprotected.length === 27)
  const [mine = '', ...theirs] = await scene.groups.inService('blue')
  await scene.groups.scaling.setInstanceProtection({
    AutoScalingGroupName,
    InstanceIds: theirs,
    ProtectedFromScaleIn: true,
  })

  await perform(adapter, { kind: 'protect', color: 'blue', machines: [mine], on: true })
  const { scaling } = (await look(await groupAdapter(scene.sandbox))).sides.blue
  await perform(adapter, { kind: 'protect', color: 'blue', machines: [mine], on: false })

  expect(scaling).toMatchObject({ guarded: true, unprotected: [], protected: [mine], shielded: theirs })
  expect(await scene.groups.inService('blue', true)).toEqual(theirs)
  const left = Object.keys(await scene.groups.tags('blue')).filter((key) => key.includes('protected'))
  expect(left).toEqual([])
})

test('a group is raised to at least so many, within limits that hold them, and is never lowered', async () => {
  await scene.groups.scaling.updateAutoScalingGroup({ AutoScalingGroupName: 'asg-blue', MaxSize: 2 })

  await perform(adapter, { kind: 'raise', color: 'blue', count: 4 })
  const raised = (await look(adapter)).sides.blue.scaling
  await perform(adapter, { kind: 'raise', color: 'blue', count: 3 })

  expect(raised).toMatchObject({ desired: 4, max: 4 })
  expect(await scene.groups.size('blue')).toBe('4 of 1-4')
})
