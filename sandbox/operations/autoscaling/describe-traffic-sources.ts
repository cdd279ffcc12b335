import type { DescribeTrafficSourcesCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { among, groupName } from './input.ts'
import { page } from './page.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTrafficSources.html */
export const describeTrafficSources: Operation<Input, object> = ({ scaling }, input) => {
  const group = scaling.find(groupName(input.AutoScalingGroupName))
  const type = among(['elb', 'elbv2', 'vpc-lattice'], input.TrafficSourceType ?? 'elbv2', 'trafficSourceType')
  const { items, next } = page(type === 'elbv2' ? [...group.sources.values()] : [], input, [50, 50])
  const states = items.map((source) => ({
    TrafficSource: source.arn,
    State: scaling.sourceState(group, source),
    Identifier: source.arn,
    Type: 'elbv2',
  }))
  return { TrafficSources: states, ...next }
}
