import type { DetachLoadBalancerTargetGroupsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { atMost, groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancerTargetGroups.html */
export const detachLoadBalancerTargetGroups: Operation<Input, object> = ({ scaling }, input) => {
  const arns = atMost(10, input.TargetGroupARNs, 'targetGroupARNs')
  scaling.detach(groupName(input.AutoScalingGroupName), arns, 'target-groups')
  return {}
}
