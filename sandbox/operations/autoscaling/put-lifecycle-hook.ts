import type { PutLifecycleHookCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { readHook } from './hook-input.ts'
import { groupName } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html */
export const putLifecycleHook: Operation<Input, object> = ({ scaling }, input) => {
  const name = groupName(input.AutoScalingGroupName)
  const before = scaling.find(name).hooks.get(input.LifecycleHookName ?? '')
  scaling.putHook(name, readHook(input, before))
  return {}
}
