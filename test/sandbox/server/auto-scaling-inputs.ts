import type { Inputs } from './call-inputs.ts'

const nothing = () => ({})
const fleet = { AutoScalingGroupName: 'fleet' }
const hook = { AutoScalingGroupName: 'waiting', LifecycleHookName: 'wait' }
const groupTag = {
  ...{ ResourceId: 'fleet', ResourceType: 'auto-scaling-group' },
  ...{ Key: 'Team', Value: 'shop' },
}

/** An input for every call of Auto Scaling, in an order in which none spoils the next. */
export const autoScalingInputs: Inputs = {
  CreateAutoScalingGroup: ({ template, subnets }) => ({
    AutoScalingGroupName: 'more',
    MinSize: 0,
    MaxSize: 1,
    LaunchTemplate: { LaunchTemplateId: template },
    VPCZoneIdentifier: subnets.join(','),
  }),
  UpdateAutoScalingGroup: () => ({ ...fleet, MaxSize: 3 }),
  SetDesiredCapacity: () => ({ ...fleet, DesiredCapacity: 1 }),
  DescribeAutoScalingGroups: nothing,
  DescribeAutoScalingInstances: nothing,
  DescribeScalingActivities: () => fleet,
  AttachLoadBalancerTargetGroups: ({ group }) => ({ ...fleet, TargetGroupARNs: [group] }),
  DescribeLoadBalancerTargetGroups: () => fleet,
  DetachLoadBalancerTargetGroups: ({ group }) => ({ ...fleet, TargetGroupARNs: [group] }),
  AttachTrafficSources: ({ group }) => ({ ...fleet, TrafficSources: [{ Identifier: group }] }),
  DescribeTrafficSources: () => fleet,
  DetachTrafficSources: ({ group }) => ({ ...fleet, TrafficSources: [{ Identifier: group }] }),
  PutLifecycleHook: () => ({ ...hook, HeartbeatTimeout: 7200 }),
  DescribeLifecycleHooks: () => ({ AutoScalingGroupName: 'waiting' }),
  RecordLifecycleActionHeartbeat: ({ waiter }) => ({ ...hook, InstanceId: waiter }),
  CompleteLifecycleAction: ({ waiter }) => ({
    ...hook,
    InstanceId: waiter,
    LifecycleActionResult: 'CONTINUE',
  }),
  DeleteLifecycleHook: () => hook,
  PutScalingPolicy: () => ({
    ...{ ...fleet, PolicyName: 'same', AdjustmentType: 'ChangeInCapacity' },
    ScalingAdjustment: 0,
  }),
  DescribePolicies: () => fleet,
  ExecutePolicy: () => ({ ...fleet, PolicyName: 'same' }),
  DeletePolicy: () => ({ ...fleet, PolicyName: 'same' }),
  PutScheduledUpdateGroupAction: () => ({
    ...{ ...fleet, ScheduledActionName: 'yearly' },
    ...{ Recurrence: '0 0 1 1 *', MinSize: 0 },
  }),
  DescribeScheduledActions: () => fleet,
  DeleteScheduledAction: () => ({ ...fleet, ScheduledActionName: 'yearly' }),
  SuspendProcesses: () => ({ ...fleet, ScalingProcesses: ['Launch'] }),
  ResumeProcesses: () => fleet,
  CreateOrUpdateTags: () => ({ Tags: [{ ...groupTag, PropagateAtLaunch: true }] }),
  DescribeTags: nothing,
  DeleteTags: () => ({ Tags: [groupTag] }),
  SetInstanceHealth: ({ member }) => ({ InstanceId: member, HealthStatus: 'Healthy' }),
  SetInstanceProtection: ({ member }) => ({
    ...{ ...fleet, InstanceIds: [member] },
    ProtectedFromScaleIn: true,
  }),
  TerminateInstanceInAutoScalingGroup: ({ member }) => ({
    InstanceId: member,
    ShouldDecrementDesiredCapacity: true,
  }),
  DeleteAutoScalingGroup: () => ({ AutoScalingGroupName: 'more' }),
}
