import { afterEach, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
afterEach(() => scene.close())

test('POST /clock takes a group through all that falls due, hooks and drains too', async () => {
  scene = await openScene({ drainSeconds: 300 })
  const hook = (LifecycleHookName: string, end: 'LAUNCHING' | 'TERMINATING') => ({
    ...{ LifecycleHookName, LifecycleTransition: `autoscaling:EC2_INSTANCE_${end}` },
    ...{ HeartbeatTimeout: 600, DefaultResult: 'CONTINUE' },
  })
  await scene.create('moved', {
    DesiredCapacity: 1,
    TargetGroupARNs: [scene.groups.blue],
    LifecycleHookSpecificationList: [hook('in', 'LAUNCHING'), hook('out', 'TERMINATING')],
  })
  const move = (advance: string) =>
    fetch(`${scene.sandbox.control}/clock`, { method: 'POST', body: JSON.stringify({ advance }) })

  await move('11m')
  const risen = [await scene.states('moved'), await scene.health(scene.groups.blue)]
  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'moved', DesiredCapacity: 0 })
  await move('4m')
  const draining = await scene.states('moved')
  await move('2m')
  const hooked = await scene.states('moved')
  await move('10m')

  expect(risen).toEqual([['InService'], ['healthy']])
  expect([draining, hooked, await scene.states('moved')]).toEqual([['Terminating'], ['Terminating:Wait'], []])
})

test('reads of groups are as stale as the sandbox was told; what a group does is not', async () => {
  scene = await openScene({ staleReadsMs: 5000 })
  await scene.create('stale', { DesiredCapacity: 0 })
  await scene.advance(6)
  const shown = async () => {
    const { AutoScalingGroups: [group] = [] } = await scene.scaling.describeAutoScalingGroups({
      AutoScalingGroupNames: ['stale'],
    })
    const { SuspendedProcesses = [], Instances = [], Tags = [] } = group ?? {}
    return [group?.DesiredCapacity, SuspendedProcesses.length, Instances.length, Tags.length]
  }

  await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: 'stale', DesiredCapacity: 1 })
  await scene.scaling.suspendProcesses({ AutoScalingGroupName: 'stale', ScalingProcesses: ['AZRebalance'] })
  await scene.scaling.createOrUpdateTags({
    Tags: [{ ResourceId: 'stale', ResourceType: 'auto-scaling-group', Key: 'a', Value: 'b' }],
  })
  await scene.advance(3)
  const early = await shown()
  const really = [...(scene.sandbox.world.scaling.groups.get('stale')?.members.values() ?? [])]
  await scene.advance(6)
  const late = await shown()
  await scene.scaling.deleteAutoScalingGroup({ AutoScalingGroupName: 'stale', ForceDelete: true })
  await scene.advance(20)

  expect([early, really.map(({ state }) => state)]).toEqual([[0, 0, 0, 0], ['InService']])
  expect(late).toEqual([1, 1, 1, 1])
  expect(await shown()).toEqual([undefined, 0, 0, 0])
})

test('with token buckets too many calls are Throttling, until time has passed', async () => {
  scene = await openScene({ throttle: true })
  const looks = (count: number) =>
    Promise.all(Array.from({ length: count }, () => refusal(scene.scaling.describeAutoScalingGroups({}))))

  const burst = await looks(60)
  await scene.advance(10)
  const after = await looks(10)

  expect(burst.filter((one) => one === 'accepted').length).toBeLessThan(60)
  expect(new Set(burst)).toEqual(new Set(['accepted', 'Throttling: Rate exceeded']))
  expect(new Set(after)).toEqual(new Set(['accepted']))
})

test('a fault strikes a call of Auto Scaling with AWS’s code and status', async () => {
  scene = await openScene()
  await scene.create('struck', { DesiredCapacity: 0 })
  await scene.fault(
    { service: 'auto-scaling', action: 'SetDesiredCapacity', kind: 'error', code: 'ResourceContention' },
    { service: 'autoscaling', action: 'SuspendProcesses', kind: 'deny' },
    { service: 'autoscaling', action: 'UpdateAutoScalingGroup', kind: 'lost-response' },
  )
  const AutoScalingGroupName = 'struck'
  const status = async (call: Promise<unknown>) =>
    call.then(
      () => 200,
      (error: unknown) => (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode,
    )

  const contended = await status(
    scene.scaling.setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity: 1 }),
  )
  const denied = await refusal(scene.scaling.suspendProcesses({ AutoScalingGroupName }))
  await refusal(scene.scaling.updateAutoScalingGroup({ AutoScalingGroupName, MaxSize: 3 }))

  const settings = scene.sandbox.world.scaling.groups.get('struck')?.settings
  expect(contended).toBe(500)
  expect(denied).toMatch(
    /^AccessDenied: User: \S+ is not authorized to perform: autoscaling:SuspendProcesses/,
  )
  // The answer was lost, not the change.
  expect(settings).toMatchObject({ desired: 0, max: 3 })
})

test('GET /state shows groups with their instances, target groups and activities', async () => {
  scene = await openScene()
  await scene.create('seen', { DesiredCapacity: 1, TargetGroupARNs: [scene.groups.blue] })

  const state = await (await fetch(`${scene.sandbox.control}/state`)).json()

  expect(state).toMatchObject({
    autoScalingGroups: [
      {
        name: 'seen',
        desired: 1,
        suspended: [],
        targetGroups: [{ arn: scene.groups.blue, state: 'InService' }],
        instances: [{ state: 'InService', healthy: true, protected: false }],
        activities: [{ status: 'Successful' }],
      },
    ],
  })
})
