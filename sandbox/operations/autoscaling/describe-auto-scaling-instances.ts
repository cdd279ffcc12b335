import type {
  AutoScalingInstanceDetails,
  DescribeAutoScalingInstancesCommandInput as Input,
} from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { atMost } from './input.ts'
import { page } from './page.ts'
import { showMember } from './show.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAutoScalingInstances.html */
export const describeAutoScalingInstances: Operation<Input, object> = ({ scaling }, input) => {
  const ids = atMost(50, input.InstanceIds, 'instanceIds')
  const all = scaling.shownGroups().flatMap((group) =>
    [...group.members.values()].map(
      (member): AutoScalingInstanceDetails => ({
        AutoScalingGroupName: group.name,
        ...showMember(member),
        // Here it is written so: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AutoScalingInstanceDetails.html
        HealthStatus: member.unhealthy === undefined ? 'HEALTHY' : 'UNHEALTHY',
      }),
    ),
  )
  const found = all.filter(({ InstanceId: id = '' }) => ids.length === 0 || ids.includes(id))
  const { items, next } = page(found, input, [50, 50])
  return { AutoScalingInstances: items, ...next }
}
