import type { ScalingProcessQuery } from '@aws-sdk/client-auto-scaling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene({ drainSeconds: 1 })
})
afterAll(() => scene.close())

const query = (AutoScalingGroupName: string, ...ScalingProcesses: string[]): ScalingProcessQuery => ({
  AutoScalingGroupName,
  ScalingProcesses,
})
const suspend = (name: string, ...which: string[]) => scene.scaling.suspendProcesses(query(name, ...which))
const resume = (name: string, ...which: string[]) => scene.scaling.resumeProcesses(query(name, ...which))
const desire = (AutoScalingGroupName: string, DesiredCapacity: number) =>
  scene.scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity })
const kill = async (name: string) => {
  const [first] = await scene.instances(name)
  await scene.ec2.terminateInstances({ InstanceIds: [first?.id ?? ''] })
}

test('suspended processes are shown with the time, all of them where none is named', async () => {
  await scene.create('shown', { DesiredCapacity: 0 })
  const shown = async () => {
    const { AutoScalingGroups: [group] = [] } = await scene.scaling.describeAutoScalingGroups({
      AutoScalingGroupNames: ['shown'],
    })
    return group?.SuspendedProcesses ?? []
  }

  await suspend('shown', 'Launch')
  const one = await shown()
  await suspend('shown')
  const all = await shown()
  await resume('shown', 'Launch', 'Terminate')
  const some = await shown()
  await resume('shown')

  expect(one).toEqual([
    { ProcessName: 'Launch', SuspensionReason: expect.stringMatching(/^User suspended at \d{4}-\S+Z$/) },
  ])
  expect([all.length, some.length, await shown()]).toEqual([9, 7, []])
  expect(await refusal(suspend('shown', 'Everything'))).toMatch(/^ValidationError: .*enum value set/)
})

test('without Launch nothing is launched, and what is missing comes with it', async () => {
  await scene.create('launch', { DesiredCapacity: 1 })
  await suspend('launch', 'Launch')

  await desire('launch', 2)
  await kill('launch')
  await scene.advance(30)
  const during = await scene.states('launch')
  await resume('launch', 'Launch')
  await scene.advance(3)

  // The dead one was ended and not replaced.
  expect([during, await scene.states('launch')]).toEqual([[], ['InService', 'InService']])
})

test('without Terminate nothing is ended, neither for size nor for health, until it is resumed', async () => {
  await scene.create('terminate', { DesiredCapacity: 2 })
  await suspend('terminate', 'Terminate')

  await kill('terminate')
  await desire('terminate', 1)
  await scene.advance(30)
  const during = (await scene.instances('terminate')).map(({ state, healthy }) => [state, healthy])
  await resume('terminate', 'Terminate')
  await scene.advance(20)

  expect(during).toEqual([
    ['InService', false],
    ['InService', true],
  ])
  expect((await scene.instances('terminate')).map(({ healthy }) => healthy)).toEqual([true])
})

test('without AddToLoadBalancer what is launched is not registered, not even afterwards', async () => {
  const { green } = scene.groups
  await scene.create('unadded', { DesiredCapacity: 1, TargetGroupARNs: [green] })
  await suspend('unadded', 'AddToLoadBalancer')

  await desire('unadded', 2)
  await scene.advance(3)
  await resume('unadded', 'AddToLoadBalancer')
  await scene.advance(30)
  const after = await scene.health(green)
  await desire('unadded', 3)
  await scene.advance(3)

  expect(await scene.states('unadded')).toEqual(['InService', 'InService', 'InService'])
  expect([after.length, (await scene.health(green)).length]).toEqual([1, 2])
})

test('without HealthCheck nothing is found out; what a user says counts all the same', async () => {
  await scene.create('healthcheck', { DesiredCapacity: 2 })
  await suspend('healthcheck', 'HealthCheck')
  const [first, second] = await scene.instances('healthcheck')

  await kill('healthcheck')
  await scene.advance(30)
  const during = await scene.instances('healthcheck')
  await scene.scaling.setInstanceHealth({ InstanceId: second?.id ?? '', HealthStatus: 'Unhealthy' })
  await scene.advance(30)
  const ids = (await scene.instances('healthcheck')).map(({ id }) => id)

  expect(during.map(({ id, healthy }) => [id, healthy])).toEqual([
    [first?.id, true],
    [second?.id, true],
  ])
  expect([ids.includes(first?.id ?? ''), ids.includes(second?.id ?? ''), ids.length]).toEqual([
    true,
    false,
    2,
  ])
})

test('without ReplaceUnhealthy an instance is marked and left, until it is resumed', async () => {
  await scene.create('replace', { DesiredCapacity: 1 })
  await suspend('replace', 'ReplaceUnhealthy')
  const [first] = await scene.instances('replace')

  await kill('replace')
  await scene.advance(30)
  const during = await scene.instances('replace')
  await resume('replace', 'ReplaceUnhealthy')
  await scene.advance(20)
  const after = await scene.instances('replace')

  expect(during.map(({ id, healthy }) => [id, healthy])).toEqual([[first?.id, false]])
  expect(after.map(({ id, state }) => [id === first?.id, state])).toEqual([[false, 'InService']])
})

test('without ScheduledActions what falls due is not done, and not made up for', async () => {
  await scene.create('scheduled', { DesiredCapacity: 0 })
  const now = scene.sandbox.world.clock.now()
  const plan = (ScheduledActionName: string, seconds: number, DesiredCapacity: number) =>
    scene.scaling.putScheduledUpdateGroupAction({
      AutoScalingGroupName: 'scheduled',
      ScheduledActionName,
      StartTime: new Date(Math.ceil(now / 1000) * 1000 + seconds * 1000),
      DesiredCapacity,
    })
  await plan('missed', 60, 3)
  await plan('done', 180, 1)

  await suspend('scheduled', 'ScheduledActions')
  await scene.advance(90)
  await resume('scheduled', 'ScheduledActions')
  await scene.advance(30)
  const missed = await scene.states('scheduled')
  await scene.advance(90)

  expect([missed, await scene.states('scheduled')]).toEqual([[], ['InService']])
})

test('without AlarmNotification an alarm changes nothing, while a user may still execute the policy', async () => {
  await scene.create('alarmed', { DesiredCapacity: 0 })
  const policy = { AutoScalingGroupName: 'alarmed', PolicyName: 'more' }
  await scene.scaling.putScalingPolicy({
    ...policy,
    AdjustmentType: 'ChangeInCapacity',
    ScalingAdjustment: 1,
    Cooldown: 0,
  })
  const ring = async () => {
    const body = JSON.stringify({ group: 'alarmed', policy: 'more', alarm: 'busy' })
    return (await fetch(`${scene.sandbox.control}/alarms`, { method: 'POST', body })).json()
  }

  await suspend('alarmed', 'AlarmNotification')
  const during = await ring()
  await scene.scaling.executePolicy(policy)
  await resume('alarmed', 'AlarmNotification')
  const after = await ring()
  await scene.advance(3)

  expect([during, after]).toEqual([{ desired: 0 }, { desired: 2 }])
  const { Activities: [newest] = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'alarmed',
  })
  expect(newest?.Cause).toMatch(
    /^At \S+ a monitor alarm busy in state ALARM triggered policy more changing the desired capacity from 1 to 2\. {2}At \S+ an instance was started in response to a difference between desired and actual capacity/,
  )
})

test('zones that became uneven are evened out, the new instance first; not without AZRebalance', async () => {
  const { compute } = scene.sandbox.world
  compute.setCapacity({ pools: [{ zone: 'us-east-1a', room: 0 }] })
  await scene.create('uneven', { DesiredCapacity: 2, MaxSize: 2 })
  await suspend('uneven', 'AZRebalance')
  compute.setCapacity({ pools: [] })
  const zones = async () => (await scene.instances('uneven')).map(({ zone }) => zone?.slice(-1)).toSorted()

  await scene.advance(600)
  const before = await zones()
  await resume('uneven', 'AZRebalance')
  await scene.advance(60.5)
  const during = await scene.instances('uneven')
  await scene.advance(60)

  expect([before, await zones()]).toEqual([
    ['b', 'b'],
    ['a', 'b'],
  ])
  expect(during.map(({ state, zone }) => `${state} ${zone?.slice(-1)}`)).toEqual([
    'InService b',
    'InService b',
    'Pending a',
  ])
  const { Activities: [ended, started] = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'uneven',
  })
  expect(started?.Cause).toMatch(
    /had 2 0 instances respectively\. An instance was launched to aid in balancing/,
  )
  expect(ended?.Cause).toMatch(/resulting in more than desired number of instances in the group\./)
})
