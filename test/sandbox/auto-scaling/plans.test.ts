import type { PutScalingPolicyCommandInput } from '@aws-sdk/client-auto-scaling'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const settings = (name: string) => scene.sandbox.world.scaling.groups.get(name)?.settings
const desired = (name: string) => settings(name)?.desired
/** So many seconds from now, on a full one. */
const later = (seconds: number) =>
  new Date(Math.ceil(scene.sandbox.world.clock.now() / 1000) * 1000 + seconds * 1000)

const plan = (AutoScalingGroupName: string, ScheduledActionName: string, more: object) =>
  scene.scaling.putScheduledUpdateGroupAction({ AutoScalingGroupName, ScheduledActionName, ...more })
const plans = async (AutoScalingGroupName: string) =>
  (await scene.scaling.describeScheduledActions({ AutoScalingGroupName })).ScheduledUpdateGroupActions ?? []

const put = (name: string, PolicyName: string, more: Partial<PutScalingPolicyCommandInput>) =>
  scene.scaling.putScalingPolicy({ AutoScalingGroupName: name, PolicyName, ...more })
const execute = (AutoScalingGroupName: string, PolicyName: string, more: object = {}) =>
  scene.scaling.executePolicy({ AutoScalingGroupName, PolicyName, ...more })
async function ring(alarm: object): Promise<unknown> {
  const sent = { method: 'POST', body: JSON.stringify(alarm) }
  return (await fetch(`${scene.sandbox.control}/alarms`, sent)).json()
}

test('a scheduled action changes sizes when it is due, tells why, and is forgotten', async () => {
  await scene.create('once', { DesiredCapacity: 0, MaxSize: 1 })
  await plan('once', 'morning', { StartTime: later(60), MinSize: 1, MaxSize: 5, DesiredCapacity: 2 })
  const before = await plans('once')

  await scene.advance(65)

  const { Activities: [newest] = [] } = await scene.scaling.describeScalingActivities({
    AutoScalingGroupName: 'once',
  })
  expect(before).toMatchObject([
    { ScheduledActionName: 'morning', MinSize: 1, MaxSize: 5, DesiredCapacity: 2 },
  ])
  expect(settings('once')).toMatchObject({ min: 1, max: 5, desired: 2 })
  expect(await scene.states('once')).toEqual(['InService', 'InService'])
  expect(newest?.Cause).toMatch(
    /a scheduled action update of AutoScalingGroup constraints to min: 1, max: 5, desired: 2 changing the desired capacity from 0 to 2\./,
  )
  expect(await plans('once')).toEqual([])
})

test('a recurrence comes again until its end, by the clock of its time zone', async () => {
  await scene.create('daily', { DesiredCapacity: 0 })
  const EndTime = later(3 * 24 * 3600)
  await plan('daily', 'up', { Recurrence: '0 9 * * *', TimeZone: 'Asia/Tokyo', MinSize: 1, EndTime })
  const [first] = await plans('daily')

  await scene.advance(24 * 3600)
  const raised = settings('daily')?.min
  const [second] = await plans('daily')
  await scene.advance(3 * 24 * 3600)

  expect(first?.StartTime?.toISOString()).toMatch(/T00:00:00\.000Z$/)
  expect(raised).toBe(1)
  expect(Number(second?.StartTime) - Number(first?.StartTime)).toBe(24 * 3600 * 1000)
  expect(await plans('daily')).toEqual([])
})

test('a scheduled action that makes no sense is refused', async () => {
  await scene.create('senseless', { DesiredCapacity: 0 })
  const put = (more: object) => refusal(plan('senseless', 'x', more))
  await plan('senseless', 'there', { StartTime: later(600), MinSize: 0 })

  expect(await put({ StartTime: later(-60), MinSize: 1 })).toMatch(
    /^ValidationError: Given start time is in the past/,
  )
  expect(await put({ Recurrence: 'every day', MinSize: 1 })).toMatch(
    /^ValidationError: Given recurrence string/,
  )
  expect(await put({ StartTime: later(60) })).toMatch(/^ValidationError: /)
  expect(await put({ StartTime: later(60), EndTime: later(30), MinSize: 1 })).toMatch(
    /^ValidationError: .*end time/,
  )
  const [there] = await plans('senseless')
  expect(await put({ StartTime: there?.StartTime, MinSize: 1 })).toMatch(/^AlreadyExists: /)
  expect(
    await refusal(
      scene.scaling.deleteScheduledAction({ AutoScalingGroupName: 'senseless', ScheduledActionName: 'x' }),
    ),
  ).toMatch(/^ValidationError: /)
})

test.each([
  ['ChangeInCapacity', 2, {}, 6],
  ['ChangeInCapacity', -9, {}, 1],
  ['ExactCapacity', 3, {}, 3],
  ['PercentChangeInCapacity', 40, {}, 5],
  ['PercentChangeInCapacity', 10, {}, 5],
  ['PercentChangeInCapacity', 10, { MinAdjustmentMagnitude: 3 }, 7],
])('%s by %i %j makes of four %i', async (AdjustmentType, ScalingAdjustment, more, then) => {
  const name = `by-${AdjustmentType}-${ScalingAdjustment}-${then}`
  await scene.create(name, { MinSize: 1, DesiredCapacity: 4 })
  await put(name, 'change', { AdjustmentType, ScalingAdjustment, ...more })

  await execute(name, 'change')

  expect(desired(name)).toBe(then)
})

test('a simple policy cools down; who honors that is refused, an alarm is not heard', async () => {
  await scene.create('cooling', { DesiredCapacity: 1 })
  await put('cooling', 'more', { AdjustmentType: 'ChangeInCapacity', ScalingAdjustment: 1, Cooldown: 60 })
  await execute('cooling', 'more')

  const honored = await refusal(execute('cooling', 'more', { HonorCooldown: true }))
  const heard = await ring({ group: 'cooling', policy: 'more' })
  await scene.advance(61)
  await ring({ group: 'cooling', policy: 'more' })

  expect(honored).toMatch(
    /^ScalingActivityInProgress: Scaling activity \S+ is in progress and blocks this action$/,
  )
  expect([heard, desired('cooling')]).toEqual([{ desired: 2 }, 3])
})

test('a step policy goes by how far the metric is over the threshold', async () => {
  await scene.create('steps', { DesiredCapacity: 1 })
  await put('steps', 'step', {
    PolicyType: 'StepScaling',
    AdjustmentType: 'ChangeInCapacity',
    StepAdjustments: [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 20, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 20, ScalingAdjustment: 4 },
    ],
  })

  await execute('steps', 'step', { MetricValue: 60, BreachThreshold: 50 })
  const small = desired('steps')
  await execute('steps', 'step', { MetricValue: 70, BreachThreshold: 50 })

  expect([small, desired('steps')]).toEqual([2, 6])
  expect(await refusal(execute('steps', 'step', { MetricValue: 40, BreachThreshold: 50 }))).toMatch(
    /^ValidationError: /,
  )
  expect(await refusal(execute('steps', 'step'))).toMatch(/^ValidationError: MetricValue/)
})

test('target tracking follows its alarms in proportion, and is executed by nobody', async () => {
  await scene.create('tracking', { DesiredCapacity: 4 })
  const TargetTrackingConfiguration = {
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' as const },
    TargetValue: 50,
  }
  const made = await put('tracking', 'cpu', {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration,
  })
  const of = async (metric: number) => ring({ group: 'tracking', policy: 'cpu', metric })

  const seen = [await of(75), await of(48), await of(25)]

  expect(made.Alarms?.map(({ AlarmName }) => AlarmName?.replace(/-[0-9a-f-]{36}$/, ''))).toEqual([
    'TargetTracking-tracking-AlarmHigh',
    'TargetTracking-tracking-AlarmLow',
  ])
  expect(seen).toEqual([{ desired: 6 }, { desired: 6 }, { desired: 3 }])
  expect(await refusal(execute('tracking', 'cpu'))).toMatch(/^ValidationError: /)
  const { ScalingPolicies } = await scene.scaling.describePolicies({ AutoScalingGroupName: 'tracking' })
  expect(ScalingPolicies).toMatchObject([
    { PolicyName: 'cpu', PolicyARN: made.PolicyARN, Enabled: true, TargetTrackingConfiguration },
  ])
})

test('a policy that is disabled hears no alarm; one that only scales out never scales in', async () => {
  await scene.create('deaf', { DesiredCapacity: 2 })
  const tracking = (DisableScaleIn: boolean) => ({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' as const },
      TargetValue: 50,
      DisableScaleIn,
    },
  })
  await put('deaf', 'off', { ...tracking(false), Enabled: false })
  await put('deaf', 'out', tracking(true))

  const off = await ring({ group: 'deaf', policy: 'off', metric: 100 })
  const out = await ring({ group: 'deaf', policy: 'out', metric: 10 })

  expect([off, out]).toEqual([{ desired: 2 }, { desired: 2 }])
  expect(await ring({ group: 'deaf', policy: 'none' })).toMatchObject({
    error: expect.stringMatching(/^This alarm cannot go off\. Cannot find the policy: none/),
  })
  expect(await ring({ policy: 7 })).toMatchObject({ error: expect.stringMatching(/group: .*policy: /) })
})

test('requests per target can only be tracked by a target group that is attached', async () => {
  const { blue } = scene.groups
  await scene.create('requests', { DesiredCapacity: 0, TargetGroupARNs: [blue] })
  const track = (ResourceLabel: string) =>
    put('requests', 'per-target', {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget', ResourceLabel },
        TargetValue: 100,
      },
    })
  const label = (arn: string) => `app/web/0123456789abcdef/${arn.split(':').at(-1)}`

  await track(label(blue))

  expect(await refusal(track(label(scene.groups.green)))).toMatch(/^ValidationError: .*not attached/)
  expect(await refusal(track('nonsense'))).toMatch(/^ValidationError: /)
})

test('a policy is found by name and by ARN, keeps its type, and is gone when it is deleted', async () => {
  await scene.create('found', { DesiredCapacity: 0 })
  const simple = { AdjustmentType: 'ExactCapacity', ScalingAdjustment: 1 }
  const { PolicyARN = '' } = await put('found', 'one', simple)

  await scene.scaling.executePolicy({ PolicyName: PolicyARN })
  const other = await refusal(
    put('found', 'one', {
      ...simple,
      PolicyType: 'StepScaling',
      StepAdjustments: [{ ScalingAdjustment: 1 }],
    }),
  )
  const named = (PolicyNames: string[]) =>
    scene.scaling.describePolicies({ PolicyNames }).then(({ ScalingPolicies }) => ScalingPolicies?.length)
  const there = await named([PolicyARN])
  await scene.scaling.deletePolicy({ AutoScalingGroupName: 'found', PolicyName: 'one' })

  expect([desired('found'), there, await named([PolicyARN])]).toEqual([1, 1, 0])
  expect(other).toMatch(/^ValidationError: /)
})
