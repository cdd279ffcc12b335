import type { TerminateInstanceInAutoScalingGroupCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { invalid, required } from './input.ts'
import { showActivity } from './show.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html */
export const terminateInstanceInAutoScalingGroup: Operation<Input, object> = ({ scaling }, input) => {
  const decrements = required(input.ShouldDecrementDesiredCapacity, 'shouldDecrementDesiredCapacity')
  if (input.InstanceIds !== undefined)
    throw invalid('The sandbox terminates one instance with each call; name it by InstanceId')
  const activity = scaling.terminate(required(input.InstanceId, 'instanceId'), decrements)
  return { Activity: { ...showActivity(activity), Progress: 0 } }
}
