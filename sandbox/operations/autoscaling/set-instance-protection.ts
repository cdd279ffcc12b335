import type { SetInstanceProtectionCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { groupName, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html */
export const setInstanceProtection: Operation<Input, object> = ({ scaling }, input) => {
  const ids = required(input.InstanceIds, 'instanceIds')
  const isProtected = required(input.ProtectedFromScaleIn, 'protectedFromScaleIn')
  scaling.protect(groupName(input.AutoScalingGroupName), ids, isProtected)
  return {}
}
