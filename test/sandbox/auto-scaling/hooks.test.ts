import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const IN = 'autoscaling:EC2_INSTANCE_LAUNCHING'
const OUT = 'autoscaling:EC2_INSTANCE_TERMINATING'

/** A group with one hook, told to have one instance; time has passed for it to wait. */
async function waiting(name: string, LifecycleTransition: string, DefaultResult = 'ABANDON') {
  const hook = { LifecycleHookName: 'prepare', LifecycleTransition, HeartbeatTimeout: 60, DefaultResult }
  await scene.create(name, { DesiredCapacity: 1, LifecycleHookSpecificationList: [hook] })
  if (LifecycleTransition === OUT) {
    await scene.scaling.setDesiredCapacity({ AutoScalingGroupName: name, DesiredCapacity: 0 })
    await scene.advance(1)
  }
  const [instance] = await scene.instances(name)
  return { AutoScalingGroupName: name, LifecycleHookName: 'prepare', InstanceId: instance?.id ?? '' }
}

test('on its way in an instance waits for its hook, and goes into service when it is told to go on', async () => {
  const action = await waiting('entering', IN)

  const before = [await scene.states('entering'), await scene.activities('entering')]
  await scene.scaling.completeLifecycleAction({ ...action, LifecycleActionResult: 'CONTINUE' })
  await scene.advance(0.1)
  const proceeding = await scene.states('entering')
  await scene.advance(1)

  expect(before).toEqual([['Pending:Wait'], ['MidLifecycleAction Launching a new EC2 instance']])
  expect([proceeding, await scene.states('entering')]).toEqual([['Pending:Proceed'], ['InService']])
  expect(await scene.activities('entering')).toEqual(['Successful Launching a new EC2 instance'])
})

test('an abandoned launch is ended and told in AWS’s words, and another instance comes', async () => {
  const action = await waiting('abandoned', IN)

  await scene.scaling.completeLifecycleAction({ ...action, LifecycleActionResult: 'ABANDON' })
  await scene.advance(10)

  const [other, ...more] = await scene.instances('abandoned')
  const { Activities: all = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'abandoned',
  })
  expect([other?.state, more]).toEqual(['Pending:Wait', []])
  expect(other?.id).not.toBe(action.InstanceId)
  expect(all.find(({ StatusCode }) => StatusCode === 'Cancelled')?.Description).toMatch(
    new RegExp(
      `^Launching a new EC2 instance: ${action.InstanceId}\\.  Status Reason: Instance failed to complete user's Lifecycle Action: Lifecycle Action with token \\S+ was abandoned: Lifecycle Action Completed with ABANDON Result$`,
    ),
  )
})

test.each([
  ['ABANDON', 'another one waits', false],
  ['CONTINUE', 'it is in service', true],
])('when the heartbeat times out the default result %s holds: %s', async (result, _words, isSame) => {
  const name = `late-${result}`
  const { InstanceId } = await waiting(name, IN, result)

  await scene.advance(58)
  const early = await scene.instances(name)
  await scene.advance(10)
  const late = (await scene.instances(name))[0]

  expect(early.map(({ id, state }) => [id, state])).toEqual([[InstanceId, 'Pending:Wait']])
  expect([late?.id === InstanceId, late?.state]).toEqual([isSame, isSame ? 'InService' : 'Pending:Wait'])
  const told = await scene.activities(name)
  expect(told.some((one) => one.endsWith('was abandoned: Heartbeat Timeout'))).toBe(!isSame)
})

test('a heartbeat starts the time anew, by token or by instance', async () => {
  const { InstanceId, ...action } = await waiting('beating', IN, 'CONTINUE')
  await scene.advance(50)
  const member = scene.sandbox.world.scaling.groups.get('beating')?.members.get(InstanceId)
  const LifecycleActionToken = member?.waits.get('prepare')?.token ?? ''

  await scene.scaling.recordLifecycleActionHeartbeat({ ...action, LifecycleActionToken })
  await scene.advance(50)
  const first = await scene.states('beating')
  await scene.scaling.recordLifecycleActionHeartbeat({ ...action, InstanceId })
  await scene.advance(50)
  const second = await scene.states('beating')
  await scene.advance(20)

  expect([first, second, await scene.states('beating')]).toEqual([
    ['Pending:Wait'],
    ['Pending:Wait'],
    ['InService'],
  ])
})

test.each(['CONTINUE', 'ABANDON'])(
  'on its way out %s ends an instance after it has waited',
  async (result) => {
    const name = `leaving-${result}`
    const action = await waiting(name, OUT)

    const before = [await scene.states(name), (await scene.activities(name))[0]]
    const ec2 = scene.sandbox.world.compute.instances.get(action.InstanceId)?.state
    await scene.scaling.completeLifecycleAction({ ...action, LifecycleActionResult: result })
    await scene.advance(0.1)
    const proceeding = await scene.states(name)
    await scene.advance(10)

    expect(before).toEqual([['Terminating:Wait'], 'MidLifecycleAction Terminating EC2 instance'])
    expect([ec2, proceeding, await scene.states(name)]).toEqual(['running', ['Terminating:Proceed'], []])
    expect(scene.sandbox.world.compute.instances.get(action.InstanceId)?.state).toBe('terminated')
  },
)

test('a hook that is deleted lets those that wait for it go', async () => {
  const entering = await waiting('unhooked', IN)
  const leaving = await waiting('unhooked-out', OUT)

  await scene.scaling.deleteLifecycleHook({ ...entering })
  await scene.scaling.deleteLifecycleHook({ ...leaving })
  await scene.advance(20)

  // The launch is abandoned, and the next one has nothing to wait for.
  const [only, ...more] = await scene.instances('unhooked')
  expect([only?.state, more, only?.id === entering.InstanceId]).toEqual(['InService', [], false])
  expect(await scene.states('unhooked-out')).toEqual([])
})

test('a hook is described with the defaults of AWS, and an update leaves what it does not name', async () => {
  await scene.create('hooked', { DesiredCapacity: 0 })
  const hook = { AutoScalingGroupName: 'hooked', LifecycleHookName: 'drain' }
  await scene.scaling.putLifecycleHook({ ...hook, LifecycleTransition: OUT, NotificationMetadata: 'about' })
  await scene.scaling.putLifecycleHook({ ...hook, HeartbeatTimeout: 30 })

  const { LifecycleHooks } = await scene.scaling.describeLifecycleHooks({ AutoScalingGroupName: 'hooked' })
  expect(LifecycleHooks).toEqual([
    {
      ...hook,
      LifecycleTransition: OUT,
      NotificationMetadata: 'about',
      HeartbeatTimeout: 30,
      GlobalTimeout: 3000,
      DefaultResult: 'ABANDON',
    },
  ])
})

test('what no instance waits for is refused in AWS’s words', async () => {
  const { InstanceId, ...action } = await waiting('refusing', IN)
  const { scaling } = scene
  const complete = (more: object) =>
    refusal(scaling.completeLifecycleAction({ ...action, LifecycleActionResult: 'CONTINUE', ...more }))

  expect(await complete({ InstanceId: 'i-0123456789abcdef0' })).toBe(
    'ValidationError: No active Lifecycle Action found with instance ID i-0123456789abcdef0',
  )
  expect(await complete({ LifecycleActionToken: '0'.repeat(36) })).toBe(
    `ValidationError: No active Lifecycle Action found with token ${'0'.repeat(36)}`,
  )
  expect(await complete({ InstanceId, LifecycleActionResult: 'MAYBE' })).toMatch(/^ValidationError: .*enum/)
  expect(await complete({ InstanceId, LifecycleHookName: 'other' })).toMatch(/^ValidationError: /)
  const put = (more: object) =>
    refusal(scaling.putLifecycleHook({ ...action, LifecycleTransition: IN, ...more }))
  expect(await put({ HeartbeatTimeout: 29 })).toMatch(/^ValidationError: .*greater than or equal to 30$/)
  expect(await put({ HeartbeatTimeout: 7201 })).toMatch(/^ValidationError: .*less than or equal to 7200$/)
  expect(await put({ LifecycleTransition: 'autoscaling:OTHER' })).toMatch(/^ValidationError: .*enum/)
})
