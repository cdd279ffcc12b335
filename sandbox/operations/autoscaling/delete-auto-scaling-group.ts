import type { DeleteAutoScalingGroupCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteAutoScalingGroup.html */
export const deleteAutoScalingGroup: Operation<Input, object> = ({ scaling }, input) => {
  scaling.delete(groupName(input.AutoScalingGroupName), input.ForceDelete ?? false)
  return {}
}
