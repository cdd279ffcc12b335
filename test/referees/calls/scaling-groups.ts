import type { Json } from '../clients/client.ts'
import { autoscaling, fails } from './ask.ts'
import type { Call, Scene } from './call.ts'
import {
  groupTags,
  groupTemplate,
  lostGroup,
  lostTargets,
  scalingGroup,
  templateId,
  without,
} from './scaling-setting.ts'
import type { Stage } from './stage.ts'

const wrong = fails('ValidationError')

/** Auto Scaling groups that launch nothing: how they are made, changed, tagged, held back and deleted. */
export const scalingGroups: Scene = {
  name: 'asg',
  calls: (on) => [
    groupTemplate(on),
    look(on, 'before'),
    ...making(on),
    ...changing(on),
    ...processes(on),
    ...tags(on),
    ...mistakes(on),
    autoscaling('delete', 'DeleteAutoScalingGroup', { AutoScalingGroupName: on.name('web') }),
    look(on, 'gone'),
    autoscaling('deleteAgain', 'DeleteAutoScalingGroup', { AutoScalingGroupName: on.name('web') }, wrong),
    autoscaling('deleteLost', 'DeleteAutoScalingGroup', { AutoScalingGroupName: lostGroup }, wrong),
  ],
}

function look(on: Stage, id: string, group = 'web'): Call {
  return autoscaling(id, 'DescribeAutoScalingGroups', { AutoScalingGroupNames: [on.name(group)] })
}

function making(on: Stage): readonly Call[] {
  const both = on.subnets.map(({ id }) => id).join(',')
  const only = { Key: 'Only', Value: on.name('web'), PropagateAtLaunch: false }
  const find = (id: string, Name: string, ...Values: readonly string[]) =>
    autoscaling(id, 'DescribeAutoScalingGroups', { Filters: [{ Name, Values }] })
  return [
    scalingGroup(on, 'web', {
      VPCZoneIdentifier: both,
      DesiredCapacity: 0,
      DefaultCooldown: 120,
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 60,
      TerminationPolicies: ['OldestInstance', 'Default'],
      NewInstancesProtectedFromScaleIn: true,
      CapacityRebalance: true,
      Tags: [...groupTags(on.tags), only],
    }),
    look(on, 'created'),
    find('byTag', 'tag:Only', on.name('web')),
    find('byTagValue', 'tag-value', on.name('web')),
    find('byOtherTag', 'tag:Only', 'another'),
    { ...find('unknownFilter', 'colour', 'green'), ...wrong },
    without(scalingGroup(on, 'mixed', { MixedInstancesPolicy: mixed(on) }), 'LaunchTemplate'),
    look(on, 'createdMixed', 'mixed'),
    autoscaling('noActivities', 'DescribeScalingActivities', { AutoScalingGroupName: on.name('web') }),
  ]
}

/** Two types, and a share of Spot that an empty group never buys. */
function mixed({ type }: Stage) {
  return {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: templateId, Version: '$Default' },
      Overrides: [
        { InstanceType: type, WeightedCapacity: '1' },
        { InstanceType: 't3.small', WeightedCapacity: '2' },
      ],
    },
    InstancesDistribution: {
      OnDemandAllocationStrategy: 'prioritized',
      OnDemandBaseCapacity: 1,
      OnDemandPercentageAboveBaseCapacity: 50,
      SpotAllocationStrategy: 'capacity-optimized',
    },
  }
}

function update(on: Stage, id: string, change: Record<string, Json>, group = on.name('web')): Call {
  return autoscaling(id, 'UpdateAutoScalingGroup', { AutoScalingGroupName: group, ...change })
}

function set(on: Stage, id: string, DesiredCapacity: number, group = on.name('web')): Call {
  return autoscaling(id, 'SetDesiredCapacity', { AutoScalingGroupName: group, DesiredCapacity })
}

function changing(on: Stage): readonly Call[] {
  return [
    update(on, 'resize', { MaxSize: 4, HealthCheckGracePeriod: 30, NewInstancesProtectedFromScaleIn: false }),
    look(on, 'resized'),
    update(on, 'followLatest', { LaunchTemplate: { LaunchTemplateId: templateId, Version: '$Latest' } }),
    look(on, 'followsLatest'),
    set(on, 'stay', 0),
  ]
}

function processes(on: Stage): readonly Call[] {
  const ask = (id: string, operation: string, ScalingProcesses: readonly string[], group = on.name('web')) =>
    autoscaling(id, operation, { AutoScalingGroupName: group, ScalingProcesses })
  return [
    ask('suspend', 'SuspendProcesses', ['ScheduledActions', 'AlarmNotification']),
    look(on, 'suspended'),
    ask('resumeOne', 'ResumeProcesses', ['AlarmNotification']),
    look(on, 'stillSuspended'),
    ask('resumeBoth', 'ResumeProcesses', ['AlarmNotification', 'ScheduledActions']),
    look(on, 'resumed'),
    { ...ask('suspendUnknown', 'SuspendProcesses', ['Sleep']), ...wrong },
    { ...ask('suspendOfLost', 'SuspendProcesses', ['Launch'], lostGroup), ...wrong },
    { ...ask('resumeOfLost', 'ResumeProcesses', ['Launch'], lostGroup), ...wrong },
  ]
}

function tags(on: Stage): readonly Call[] {
  const of = (Key: string, more: Record<string, Json> = {}, group = on.name('web')) => ({
    ResourceId: group,
    ResourceType: 'auto-scaling-group',
    Key,
    ...more,
  })
  const put = (id: string, ...Tags: readonly Json[]) => autoscaling(id, 'CreateOrUpdateTags', { Tags })
  const show = (id: string, Key: string) =>
    autoscaling(id, 'DescribeTags', {
      Filters: [
        { Name: 'auto-scaling-group', Values: [on.name('web')] },
        { Name: 'key', Values: [Key] },
      ],
    })
  const long = 'v'.repeat(257)
  return [
    put('tag', of('Color', { Value: 'green', PropagateAtLaunch: true })),
    put('overwrite', of('Color', { Value: 'blue', PropagateAtLaunch: false })),
    show('tagged', 'Color'),
    show('ofTheRun', 'switchover:referee'),
    autoscaling('untag', 'DeleteTags', { Tags: [of('Color')] }),
    show('untagged', 'Color'),
    { ...put('tagLost', of('Color', { Value: 'green', PropagateAtLaunch: true }, lostGroup)), ...wrong },
    { ...put('reserved', of('aws:mine', { Value: '1', PropagateAtLaunch: true })), ...wrong },
    { ...put('longValue', of('long', { Value: long, PropagateAtLaunch: true })), ...wrong },
    autoscaling(
      'unknownTagFilter',
      'DescribeTags',
      { Filters: [{ Name: 'colour', Values: ['green'] }] },
      wrong,
    ),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const create = (id: string, code: string, change: Record<string, Json>): Call => ({
    ...scalingGroup(on, id, change),
    ...fails(code),
  })
  const wrongly = (id: string, change: Record<string, Json> = {}) => create(id, 'ValidationError', change)
  return [
    { ...set(on, 'aboveMost', 5), ...wrong },
    { ...set(on, 'ofLost', 0, lostGroup), ...wrong },
    { ...update(on, 'minAboveMax', { MinSize: 5 }), ...wrong },
    { ...update(on, 'desiredAboveMax', { DesiredCapacity: 9 }), ...wrong },
    {
      ...update(on, 'lostTemplate', { LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0' } }),
      ...wrong,
    },
    { ...update(on, 'lost', { MaxSize: 1 }, lostGroup), ...wrong },
    create('sameName', 'AlreadyExists', { AutoScalingGroupName: on.name('web') }),
    without(wrongly('noTemplate'), 'LaunchTemplate'),
    without(wrongly('noPlace'), 'VPCZoneIdentifier'),
    wrongly('createLost', { LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' } }),
    wrongly('lostVersion', { LaunchTemplate: { LaunchTemplateId: templateId, Version: '9' } }),
    wrongly('lostSubnet', { VPCZoneIdentifier: 'subnet-0123456789abcdef0' }),
    wrongly('minAbove', { MinSize: 3 }),
    wrongly('desiredAbove', { DesiredCapacity: 3 }),
    wrongly('unknownCheck', { HealthCheckType: 'HTTP' }),
    wrongly('unknownPolicy', { TerminationPolicies: ['Fewest'] }),
    wrongly('lostTargets', { TargetGroupARNs: [lostTargets(on)] }),
  ]
}
