import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Observation } from '../../../src/deploy/model.ts'
import { type Adapter, callsTo, look, lookUntil, perform, signal } from '../support/adapter.ts'
import { type GroupScene, groupAdapter, groupScene } from '../support/groups.ts'

let scene: GroupScene
let adapter: Adapter
beforeEach(async () => {
  scene = await groupScene()
  adapter = scene.adapter
})
afterEach(() => scene.close())

/** Green runs the attempt a2 of v2 and is attached. */
const provision = async () => {
  const made = await adapter.fleet.made(signal)
  await perform(adapter, { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made, count: 2 })
  await lookUntil(adapter, ({ sides }) => sides.green.scaling?.unprotected.length === 2)
  await perform(adapter, { kind: 'register', color: 'green', machines: [] })
  const { sides } = await lookUntil(adapter, (seen) => seen.sides.green.targets.length === 2)
  return sides.green.machines.map(({ id }) => id)
}

const gone = (seen: Pick<Observation, 'sides'>) =>
  seen.sides.green.machines.every(({ state }) => state === 'terminated')

const end = (machines: readonly string[]) => perform(adapter, { kind: 'terminate', color: 'green', machines })

test('the idle group’s target group is attached, and with it whatever the group has in service', async () => {
  const machines = await provision()

  const { sides } = await look(adapter)
  expect(sides.green.scaling?.attached).toBe(true)
  expect(sides.green.targets.map(({ id }) => id).sort()).toEqual([...machines].sort())
})

test('a side is taken out of service by detaching its target group; the instances go on running', async () => {
  await provision()

  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })

  const { sides } = await lookUntil(adapter, (seen) => seen.sides.green.targets.length === 0)
  expect(sides.green.scaling).toMatchObject({ attached: false, desired: 2 })
  expect(sides.green.machines.map(({ state }) => state)).toEqual(['running', 'running'])
})

test('a target group that was attached as a traffic source is detached as one', async () => {
  const machines = await provision()
  const arn = (await scene.groups.group('green')).TargetGroupARNs?.[0] ?? ''
  const AutoScalingGroupName = 'asg-green'
  await scene.groups.scaling.detachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs: [arn] })
  await lookUntil(adapter, (seen) => seen.sides.green.targets.length === 0)
  await scene.groups.scaling.attachTrafficSources({
    AutoScalingGroupName,
    TrafficSources: [{ Identifier: arn, Type: 'elbv2' }],
  })
  await lookUntil(adapter, (seen) => seen.sides.green.targets.length === machines.length)

  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })

  const { sides } = await lookUntil(adapter, (seen) => seen.sides.green.targets.length === 0)
  expect(sides.green.scaling?.attached).toBe(false)
})

test('one target alone is taken out without its group', async () => {
  const [one = '', other = ''] = await provision()

  await perform(adapter, { kind: 'deregister', color: 'green', only: [one] })

  const { sides } = await lookUntil(adapter, (seen) => seen.sides.green.targets.length === 1)
  expect(sides.green.targets.map(({ id }) => id)).toEqual([other])
  expect(sides.green.scaling?.attached).toBe(true)
})

test('a side ends by its group being set to zero; no instance is ended by us', async () => {
  const machines = await provision()
  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })

  await end(machines)

  await lookUntil(adapter, gone)
  expect(await scene.groups.size('green')).toBe('0 of 0-10')
  expect((await callsTo(scene.sandbox)).map(({ action }) => action)).not.toContain('TerminateInstances')
})

test('instances that are protected from scale-in, by whomever, end with their group', async () => {
  const machines = await provision()
  const [InstanceIds, AutoScalingGroupName] = [[...machines], 'asg-green']
  await scene.groups.scaling.setInstanceProtection({
    AutoScalingGroupName,
    InstanceIds,
    ProtectedFromScaleIn: true,
  })

  await end(machines)

  expect(gone(await lookUntil(adapter, gone))).toBe(true)
})

test('R8: a group whose side takes traffic is not set to zero, whatever machines are named', async () => {
  await provision()

  const refused = perform(adapter, { kind: 'terminate', color: 'blue', machines: [] })

  await expect(refused).rejects.toThrow(/terminate blue: .* production traffic/)
  expect(await scene.groups.size('blue')).toBe('2 of 1-10')
})

test('a group that may not end its instances is not waited for: it is said what stands in the way', async () => {
  const machines = await provision()
  const AutoScalingGroupName = 'asg-green'
  await scene.groups.scaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: ['Terminate'] })

  await expect(end(machines)).rejects.toMatchObject({
    message: 'asg-green has Terminate suspended, and would end none of its instances',
    remedy: expect.stringContaining('resume-processes'),
  })
  expect(await scene.groups.size('green')).toBe('2 of 1-10')
})

test('R9: a group that holds an instance that is not ours is not set to zero', async () => {
  const machines = await provision()
  await scene.groups.ec2.deleteTags({ Resources: machines.slice(0, 1), Tags: [{ Key: 'switchover:owner' }] })

  await expect(end(machines)).rejects.toThrow(/not made by us/)
  expect(await scene.groups.size('green')).toBe('2 of 1-10')
})

test('what is kept stays in its group, on no side; what the group puts in its place is kept too', async () => {
  const machines = await provision()
  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })

  await perform(adapter, { kind: 'keep', color: 'green', machines, stop: false })
  await scene.groups.scaling.setDesiredCapacity({ AutoScalingGroupName: 'asg-green', DesiredCapacity: 3 })

  const { kept, sides } = await lookUntil(await groupAdapter(scene.sandbox), (seen) => seen.kept.length === 3)
  expect(sides.green.machines).toEqual([])
  expect(kept.every(({ ours, state }) => ours && state !== 'terminated')).toBe(true)
  await perform(adapter, { kind: 'terminate', color: 'kept', machines: kept.map(({ id }) => id) })
  await lookUntil(adapter, (seen) => seen.kept.every(({ state }) => state === 'terminated'))
  expect(await scene.groups.size('green')).toBe('0 of 0-10')
})

test('instances of a group cannot be stopped: it would replace them', async () => {
  const machines = await provision()

  const refused = perform(adapter, { kind: 'keep', color: 'green', machines, stop: true })

  await expect(refused).rejects.toThrow(/cannot be stopped: asg-green would replace them/)
})
