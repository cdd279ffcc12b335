import type { DeleteLifecycleHookCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLifecycleHook.html */
export const deleteLifecycleHook: Operation<Input, object> = ({ scaling }, input) => {
  scaling.deleteHook(
    groupName(input.AutoScalingGroupName),
    required(input.LifecycleHookName, 'lifecycleHookName'),
  )
  return {}
}
