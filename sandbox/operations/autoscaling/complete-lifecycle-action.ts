import type { CompleteLifecycleActionCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { readResult, readWhich } from './hook-input.ts'
import { groupName, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CompleteLifecycleAction.html */
export const completeLifecycleAction: Operation<Input, object> = ({ scaling }, input) => {
  const [group, hook] = [
    groupName(input.AutoScalingGroupName),
    required(input.LifecycleHookName, 'lifecycleHookName'),
  ]
  scaling.completeHook(group, hook, readWhich(input), readResult(input.LifecycleActionResult))
  return {}
}
