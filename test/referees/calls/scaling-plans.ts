import type { Json } from '../clients/client.ts'
import { autoscaling, fails } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { groupTemplate, lostGroup, scalingGroup } from './scaling-setting.ts'
import type { Stage } from './stage.ts'

const wrong = fails('ValidationError')

/** What is to happen to a group by itself: policies, scheduled actions and lifecycle hooks. None of it launches anything. */
export const scalingPlans: Scene = {
  name: 'plans',
  calls: (on) => [
    groupTemplate(on),
    scalingGroup(on, 'web', { MaxSize: 0 }),
    ...policies(on),
    ...schedule(on),
    ...hooks(on),
  ],
}

function policies(on: Stage): readonly Call[] {
  const AutoScalingGroupName = on.name('web')
  const put = (id: string, input: Record<string, Json>) =>
    autoscaling(id, 'PutScalingPolicy', { AutoScalingGroupName, PolicyName: id, ...input })
  const show = (id: string, input: Record<string, Json> = {}) =>
    autoscaling(id, 'DescribePolicies', { AutoScalingGroupName, ...input })
  const execute = (id: string, PolicyName: string, more: Record<string, Json> = {}) =>
    autoscaling(id, 'ExecutePolicy', { AutoScalingGroupName, PolicyName, ...more })
  const remove = (id: string, PolicyName: string) =>
    autoscaling(id, 'DeletePolicy', { AutoScalingGroupName, PolicyName })
  const cpu = { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } }
  const none = { AdjustmentType: 'ExactCapacity', ScalingAdjustment: 0 }
  return [
    put('simple', { PolicyType: 'SimpleScaling', Cooldown: 60, ...none }),
    put('step', {
      PolicyType: 'StepScaling',
      AdjustmentType: 'ChangeInCapacity',
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
      MetricAggregationType: 'Average',
      EstimatedInstanceWarmup: 30,
    }),
    put('tracking', {
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration: { ...cpu, TargetValue: 50, DisableScaleIn: true },
    }),
    show('allPolicies'),
    show('onlySimple', { PolicyNames: ['simple'] }),
    show('onlySteps', { PolicyTypes: ['StepScaling'] }),
    put('simple2', { PolicyName: 'simple', PolicyType: 'SimpleScaling', ...none, Cooldown: 90 }),
    show('changedPolicy', { PolicyNames: ['simple'] }),
    execute('execute', 'simple'),
    { ...execute('executeTracking', 'tracking'), ...wrong },
    { ...execute('executeLost', 'lost'), ...wrong },
    { ...put('noAdjustment', { PolicyType: 'SimpleScaling', AdjustmentType: 'ExactCapacity' }), ...wrong },
    { ...put('noSteps', { PolicyType: 'StepScaling', AdjustmentType: 'ChangeInCapacity' }), ...wrong },
    { ...put('noTarget', { PolicyType: 'TargetTrackingScaling' }), ...wrong },
    { ...put('ofLostGroup', { ...none, AutoScalingGroupName: lostGroup }), ...wrong },
    remove('removePolicy', 'tracking'),
    { ...remove('removePolicyAgain', 'tracking'), ...wrong },
  ]
}

function schedule(on: Stage): readonly Call[] {
  const AutoScalingGroupName = on.name('web')
  const put = (id: string, input: Record<string, Json>) =>
    autoscaling(id, 'PutScheduledUpdateGroupAction', {
      AutoScalingGroupName,
      ScheduledActionName: 'yearly',
      ...input,
    })
  const yearly = { Recurrence: '0 0 1 1 *', MinSize: 0, MaxSize: 0 }
  const remove = (id: string, group = AutoScalingGroupName) =>
    autoscaling(id, 'DeleteScheduledAction', { AutoScalingGroupName: group, ScheduledActionName: 'yearly' })
  const show = (id: string, input: Record<string, Json> = {}) =>
    autoscaling(id, 'DescribeScheduledActions', { AutoScalingGroupName, ...input })
  return [
    put('plan', yearly),
    show('planned'),
    put('planAnew', { ...yearly, DesiredCapacity: 0, TimeZone: 'Europe/Vienna' }),
    show('plannedAnew', { ScheduledActionNames: ['yearly'] }),
    remove('removePlan'),
    show('nothingPlanned'),
    { ...remove('removePlanAgain'), ...wrong },
    { ...put('noSizes', { Recurrence: '0 0 1 1 *' }), ...wrong },
    { ...put('badRecurrence', { ...yearly, Recurrence: 'yearly' }), ...wrong },
    { ...put('neverDue', { MinSize: 0 }), ...wrong },
    { ...put('planForLost', { ...yearly, AutoScalingGroupName: lostGroup }), ...wrong },
  ]
}

function hooks(on: Stage): readonly Call[] {
  const AutoScalingGroupName = on.name('web')
  const hook = { AutoScalingGroupName, LifecycleHookName: 'wait' }
  const put = (id: string, input: Record<string, Json>) =>
    autoscaling(id, 'PutLifecycleHook', { ...hook, ...input })
  const show = (id: string, input: Record<string, Json> = {}) =>
    autoscaling(id, 'DescribeLifecycleHooks', { AutoScalingGroupName, ...input })
  const launching = { LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING' }
  const nobody = { InstanceId: 'i-0123456789abcdef0' }
  return [
    put('hook', { ...launching, HeartbeatTimeout: 300, DefaultResult: 'CONTINUE' }),
    show('hooked'),
    put('changeHook', { HeartbeatTimeout: 600 }),
    show('changedHook', { LifecycleHookNames: ['wait'] }),
    { ...show('hooksOfLost', { AutoScalingGroupName: lostGroup }), ...wrong },
    autoscaling(
      'completeNothing',
      'CompleteLifecycleAction',
      {
        ...hook,
        ...nobody,
        LifecycleActionResult: 'CONTINUE',
      },
      wrong,
    ),
    autoscaling('heartbeatOfNothing', 'RecordLifecycleActionHeartbeat', { ...hook, ...nobody }, wrong),
    autoscaling('unhook', 'DeleteLifecycleHook', hook),
    show('unhooked'),
    autoscaling('unhookAgain', 'DeleteLifecycleHook', hook, wrong),
    { ...put('noTransition', { LifecycleHookName: 'new' }), ...wrong },
    { ...put('shortTimeout', { ...launching, HeartbeatTimeout: 29 }), ...wrong },
    { ...put('hookOfLost', { ...launching, AutoScalingGroupName: lostGroup }), ...wrong },
  ]
}
