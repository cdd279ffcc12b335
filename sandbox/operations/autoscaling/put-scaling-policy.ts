import type { PutScalingPolicyCommandInput as Input, StepAdjustment } from '@aws-sdk/client-auto-scaling'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { among, groupName, invalid, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html */
export const putScalingPolicy: Operation<Input, object> = (world, input) => {
  const group = groupName(input.AutoScalingGroupName)
  const type = among(TYPES, input.PolicyType ?? 'SimpleScaling', 'policyType')
  checkForm(type, input)
  if (type === 'TargetTrackingScaling') checkTracking(world, group, input)
  const policy = world.scaling.putPolicy(group, {
    name: required(input.PolicyName, 'policyName'),
    type,
    enabled: input.Enabled ?? true,
    steps: (input.StepAdjustments ?? []).map(readStep),
    shown: shownOf(input),
    ...trackingOf(input),
    ...(input.AdjustmentType !== undefined && { adjustmentType: input.AdjustmentType }),
    ...(input.ScalingAdjustment !== undefined && { adjustment: input.ScalingAdjustment }),
    ...(input.MinAdjustmentMagnitude !== undefined && { minMagnitude: input.MinAdjustmentMagnitude }),
    ...(input.Cooldown !== undefined && { cooldownSeconds: input.Cooldown }),
  })
  const alarms = policy.alarms.map(({ name, arn }) => ({ AlarmName: name, AlarmARN: arn }))
  return { PolicyARN: policy.arn, Alarms: alarms }
}

const TYPES = ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling'] as const
const ADJUSTMENTS = ['ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'] as const

function checkForm(type: (typeof TYPES)[number], input: Input): void {
  if (type === 'TargetTrackingScaling') {
    if (input.TargetTrackingConfiguration === undefined)
      throw invalid('TargetTrackingConfiguration is required for policies of type TargetTrackingScaling')
    return
  }
  if (input.AdjustmentType === undefined)
    throw invalid(`AdjustmentType is required for policies of type ${type}`)
  among(ADJUSTMENTS, input.AdjustmentType, 'adjustmentType')
  if (type === 'SimpleScaling' && input.ScalingAdjustment === undefined)
    throw invalid('ScalingAdjustment is required for policies of type SimpleScaling')
  if (type === 'StepScaling' && !input.StepAdjustments?.length)
    throw invalid('StepAdjustments are required for policies of type StepScaling')
}

/** "You can't create a resource label unless the target group is attached to the Auto Scaling group." */
function checkTracking(
  { scaling }: World,
  name: string,
  { TargetTrackingConfiguration: tracking }: Input,
): void {
  const metric = tracking?.PredefinedMetricSpecification
  if (metric?.PredefinedMetricType !== 'ALBRequestCountPerTarget') return
  const label = metric.ResourceLabel
  const [, group] = /^app\/[^/]+\/[^/]+\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label ?? '') ?? []
  if (group === undefined)
    throw invalid(`The resource label '${label}' is not valid for ALBRequestCountPerTarget`)
  const arns = [...scaling.find(name).sources.keys()]
  if (!arns.some((arn) => arn.endsWith(`:${group}`)))
    throw invalid(
      `The target group of the resource label '${label}' is not attached to the Auto Scaling group`,
    )
}

function trackingOf({ TargetTrackingConfiguration: sent }: Input) {
  if (sent?.TargetValue === undefined) return {}
  return { tracking: { target: sent.TargetValue, scalesIn: sent.DisableScaleIn !== true } }
}

function readStep(step: StepAdjustment) {
  return {
    from: step.MetricIntervalLowerBound ?? Number.NEGATIVE_INFINITY,
    to: step.MetricIntervalUpperBound ?? Number.POSITIVE_INFINITY,
    adjustment: step.ScalingAdjustment ?? 0,
  }
}

function shownOf(input: Input): Readonly<Record<string, unknown>> {
  const { StepAdjustments, MetricAggregationType, EstimatedInstanceWarmup, TargetTrackingConfiguration } =
    input
  const sent = {
    StepAdjustments,
    MetricAggregationType,
    EstimatedInstanceWarmup,
    TargetTrackingConfiguration,
  }
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined))
}
