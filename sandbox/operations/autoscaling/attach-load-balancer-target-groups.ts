import type { AttachLoadBalancerTargetGroupsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { atMost, groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html */
export const attachLoadBalancerTargetGroups: Operation<Input, object> = ({ scaling }, input) => {
  const arns = atMost(10, input.TargetGroupARNs, 'targetGroupARNs')
  scaling.attach(groupName(input.AutoScalingGroupName), arns, 'target-groups')
  return {}
}
