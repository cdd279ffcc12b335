import type {
  Activity as ActivityAnswer,
  AutoScalingGroup,
  Instance,
  InstancesDistribution,
  LaunchTemplateSpecification,
  MixedInstancesPolicy,
} from '@aws-sdk/client-auto-scaling'
import type { Activity, Group } from '../../model/scaling/group.ts'
import type { Member } from '../../model/scaling/member.ts'
import type { LaunchChoice, TemplateChoice } from '../../model/scaling/settings.ts'
import { showTags } from './tags.ts'

/** A group as DescribeAutoScalingGroups gives it. */
export function showGroup(group: Group, withInstances = true): AutoScalingGroup {
  const { settings } = group
  const sources = [...group.sources.values()].filter(({ removing }) => !removing)
  const byGroups = sources.filter(({ by }) => by === 'target-groups')
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...showLaunch(settings.launch),
    MinSize: settings.min,
    MaxSize: settings.max,
    DesiredCapacity: settings.desired,
    DefaultCooldown: settings.cooldownSeconds,
    AvailabilityZones: [...settings.zones],
    LoadBalancerNames: [],
    TargetGroupARNs: byGroups.map(({ arn }) => arn),
    HealthCheckType: settings.healthCheckType,
    HealthCheckGracePeriod: settings.graceSeconds,
    ...(withInstances && { Instances: [...group.members.values()].map(showMember) }),
    CreatedTime: new Date(group.createdMs),
    SuspendedProcesses: [...group.suspended].map(([ProcessName, SuspensionReason]) => ({
      ProcessName,
      SuspensionReason,
    })),
    VPCZoneIdentifier: settings.subnetIds.join(','),
    EnabledMetrics: [],
    ...(group.isDeleted && { Status: 'Delete in progress' }),
    Tags: showTags(group),
    TerminationPolicies: [...settings.terminationPolicies],
    NewInstancesProtectedFromScaleIn: settings.protectsNew,
    CapacityRebalance: settings.capacityRebalance,
    DefaultInstanceWarmup: settings.warmupSeconds,
    MaxInstanceLifetime: settings.maxLifetimeSeconds,
    ServiceLinkedRoleARN: roleOf(group.arn),
    TrafficSources: sources.map(({ arn }) => ({ Identifier: arn, Type: 'elbv2' })),
  }
}

function roleOf(arn: string): string {
  const account = arn.split(':')[4]
  return `arn:aws:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`
}

function showLaunch({ template, mixed }: LaunchChoice): Partial<AutoScalingGroup> {
  if (mixed === undefined) return { LaunchTemplate: showTemplate(template) }
  const policy: MixedInstancesPolicy = {
    LaunchTemplate: {
      LaunchTemplateSpecification: showTemplate(template),
      Overrides: mixed.overrides.map(({ type, weight, template: own }) => ({
        InstanceType: type,
        WeightedCapacity: weight,
        LaunchTemplateSpecification: own && showTemplate(own),
      })),
    },
    InstancesDistribution: distributionOf(mixed.distribution),
  }
  return { MixedInstancesPolicy: policy }
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
const usualDistribution = {
  OnDemandAllocationStrategy: 'prioritized',
  OnDemandBaseCapacity: 0,
  OnDemandPercentageAboveBaseCapacity: 100,
  SpotAllocationStrategy: 'lowest-price',
}

/** A number of pools is "valid only when the Spot allocation strategy is lowest-price". */
function distributionOf(said: InstancesDistribution): InstancesDistribution {
  const whole = { ...usualDistribution, ...said }
  return whole.SpotAllocationStrategy === 'lowest-price' ? { SpotInstancePools: 2, ...whole } : whole
}

function showTemplate({ id, name, version }: TemplateChoice): LaunchTemplateSpecification {
  return { LaunchTemplateId: id, LaunchTemplateName: name, Version: version }
}

/** An instance as its group lists it. */
export function showMember(member: Member): Instance {
  const { id, name, version } = member.template
  return {
    InstanceId: member.id,
    InstanceType: member.type,
    AvailabilityZone: member.zone,
    ...(member.weight !== undefined && { WeightedCapacity: `${member.weight}` }),
    LifecycleState: member.state,
    HealthStatus: member.unhealthy === undefined ? 'Healthy' : 'Unhealthy',
    LaunchTemplate: { LaunchTemplateId: id, LaunchTemplateName: name, Version: `${version}` },
    ProtectedFromScaleIn: member.isProtected,
  }
}

const progress = {
  PreInService: 30,
  InProgress: 50,
  MidLifecycleAction: 60,
  WaitingForELBConnectionDraining: 50,
  Successful: 100,
  Failed: 100,
  Cancelled: 100,
} as const

/** An activity as DescribeScalingActivities gives it. */
export function showActivity(activity: Activity): ActivityAnswer {
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: activity.groupName,
    AutoScalingGroupARN: activity.groupArn,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: new Date(activity.startMs),
    EndTime: activity.endMs === undefined ? undefined : new Date(activity.endMs),
    StatusCode: activity.status,
    StatusMessage: activity.message,
    Progress: progress[activity.status],
    Details: activity.details,
  }
}
