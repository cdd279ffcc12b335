import type { SetDesiredCapacityCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName, required, within } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html */
export const setDesiredCapacity: Operation<Input, object> = ({ scaling }, input) => {
  const wanted = required(input.DesiredCapacity, 'desiredCapacity')
  const desired = within(wanted, [0, 2 ** 31 - 1], 'desiredCapacity') ?? 0
  scaling.setDesired(groupName(input.AutoScalingGroupName), desired, input.HonorCooldown ?? false)
  return {}
}
