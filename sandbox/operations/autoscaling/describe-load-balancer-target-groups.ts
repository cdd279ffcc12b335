import type { DescribeLoadBalancerTargetGroupsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName } from './input.ts'
import { page } from './page.ts'

/** Those that traffic-source calls attached are not shown. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancerTargetGroups.html */
export const describeLoadBalancerTargetGroups: Operation<Input, object> = ({ scaling }, input) => {
  const group = scaling.find(groupName(input.AutoScalingGroupName))
  const own = [...group.sources.values()].filter(({ by }) => by === 'target-groups')
  const { items, next } = page(own, input, [100, 100])
  const states = items.map((source) => ({
    LoadBalancerTargetGroupARN: source.arn,
    State: scaling.sourceState(group, source),
  }))
  return { LoadBalancerTargetGroups: states, ...next }
}
