import type { DeleteScheduledActionCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteScheduledAction.html */
export const deleteScheduledAction: Operation<Input, object> = ({ scaling }, input) => {
  const action = required(input.ScheduledActionName, 'scheduledActionName')
  scaling.deleteScheduled(groupName(input.AutoScalingGroupName), action)
  return {}
}
