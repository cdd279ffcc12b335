import type { DetachTrafficSourcesCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { atMost, groupName } from './input.ts'
import { targetGroupsIn } from './traffic-sources.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachTrafficSources.html */
export const detachTrafficSources: Operation<Input, object> = ({ scaling }, input) => {
  const sources = atMost(10, input.TrafficSources, 'trafficSources')
  scaling.detach(groupName(input.AutoScalingGroupName), targetGroupsIn(sources), 'traffic-sources')
  return {}
}
