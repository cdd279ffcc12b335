import type { RecordLifecycleActionHeartbeatCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { readWhich } from './hook-input.ts'
import { groupName, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RecordLifecycleActionHeartbeat.html */
export const recordLifecycleActionHeartbeat: Operation<Input, object> = ({ scaling }, input) => {
  const hook = required(input.LifecycleHookName, 'lifecycleHookName')
  scaling.heartbeat(groupName(input.AutoScalingGroupName), hook, readWhich(input))
  return {}
}
