import type { AutoScalingGroup, ScalingPolicy } from '@aws-sdk/client-auto-scaling'
import { colors } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { groupName, partsOf } from '../../arns.ts'
import type { Scope } from '../../scope.ts'
import { targetGroupsOf } from './attachment.ts'
import { readGroups } from './groups.ts'

/** What of the groups' own settings will do otherwise than their owner may think; reads only. */
export const noticesOf = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const groups = await readGroups(scope, fleet, signal)
  const each = colors.map(async (color) => {
    const group = groups[color]
    if (group === undefined) return []
    const policies = await policiesOf(scope, fleet.groups[color], signal)
    return [
      ...graceless(group),
      ...protective(group),
      ...misled(group, policies, targetGroupsOf(scope, color)),
    ]
  })
  return (await Promise.all(each)).flat()
}

/**
 * The load balancer's opinion of an instance that still boots would end it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html
 */
const graceless = (group: AutoScalingGroup): readonly string[] =>
  group.HealthCheckType?.includes('ELB') && (group.HealthCheckGracePeriod ?? 0) === 0
    ? [
        `${group.AutoScalingGroupName} asks the load balancer for its instances' health without a grace period: it may end them while they start. Give it a health check grace period.`,
      ]
    : []

const protective = (group: AutoScalingGroup): readonly string[] =>
  group.NewInstancesProtectedFromScaleIn
    ? [
        `${group.AutoScalingGroupName} protects new instances from scale-in: one that comes into service while the group is being emptied stays until its protection is taken away.`,
      ]
    : []

/** Policies that follow the requests per target of a target group which the side is not attached to. */
const misled = (
  group: AutoScalingGroup,
  policies: readonly ScalingPolicy[],
  targetGroups: readonly string[],
): readonly string[] => {
  const labels = targetGroups.map((arn) => partsOf(arn).resource)
  return policies.flatMap((policy) => {
    const wrong = labelsOf(policy).filter((label) => !labels.some((one) => label.endsWith(`/${one}`)))
    return wrong.map(
      (label) =>
        `the policy ${policy.PolicyName} of ${group.AutoScalingGroupName} follows the requests of ${label}, not those of ${targetGroups.map(groupName).join(', ')}: correct its resource label.`,
    )
  })
}

/**
 * `app/web/LB/targetgroup/web-blue/0123`, of every metric of requests per target that the policy follows.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html
 */
const labelsOf = ({
  TargetTrackingConfiguration: tracking,
  PredictiveScalingConfiguration,
}: ScalingPolicy) => {
  const predicted = (PredictiveScalingConfiguration?.MetricSpecifications ?? []).flatMap((metric) => [
    metric.PredefinedMetricPairSpecification,
    metric.PredefinedScalingMetricSpecification,
    metric.PredefinedLoadMetricSpecification,
  ])
  return [tracking?.PredefinedMetricSpecification, ...predicted].flatMap((metric) =>
    /^ALB.*RequestCount/.test(metric?.PredefinedMetricType ?? '') && metric?.ResourceLabel
      ? [metric.ResourceLabel]
      : [],
  )
}

const policiesOf = async (
  scope: Scope,
  name: string,
  signal: AbortSignal,
): Promise<readonly ScalingPolicy[]> => {
  const autoScaling = await scope.clients.autoScaling()
  const found: ScalingPolicy[] = []
  let token: string | undefined
  do {
    const page = await autoScaling.describePolicies({ AutoScalingGroupName: name, NextToken: token }, signal)
    found.push(...(page.ScalingPolicies ?? []))
    token = page.NextToken
  } while (token)
  return found
}
