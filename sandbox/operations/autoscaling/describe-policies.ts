import type { DescribePoliciesCommandInput as Input, ScalingPolicy } from '@aws-sdk/client-auto-scaling'
import type { Group } from '../../model/scaling/group.ts'
import type { Policy } from '../../model/scaling/plans.ts'
import type { Operation } from '../operation.ts'
import { atMost } from './input.ts'
import { page } from './page.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribePolicies.html */
export const describePolicies: Operation<Input, object> = ({ scaling }, input) => {
  const { AutoScalingGroupName: name, PolicyTypes: types = [] } = input
  const names = atMost(50, input.PolicyNames, 'policyNames')
  const groups = name === undefined ? [...scaling.groups.values()] : [scaling.find(name)]
  const all = groups.flatMap((group) => [...group.policies.values()].map((policy) => ({ group, policy })))
  const found = all
    .filter(({ policy }) => names.length === 0 || names.includes(policy.name) || names.includes(policy.arn))
    .filter(({ policy }) => types.length === 0 || types.includes(policy.type))
  const { items, next } = page(found, input, [50, 100])
  return { ScalingPolicies: items.map(show), ...next }
}

function show({ group, policy }: { readonly group: Group; readonly policy: Policy }): ScalingPolicy {
  return {
    AutoScalingGroupName: group.name,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: policy.type,
    AdjustmentType: policy.adjustmentType,
    MinAdjustmentMagnitude: policy.minMagnitude,
    ScalingAdjustment: policy.adjustment,
    Cooldown: policy.cooldownSeconds,
    ...policy.shown,
    Alarms: policy.alarms.map((alarm) => ({ AlarmName: alarm.name, AlarmARN: alarm.arn })),
    Enabled: policy.enabled,
  }
}
