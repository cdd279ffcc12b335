import type { DeletePolicyCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeletePolicy.html */
export const deletePolicy: Operation<Input, object> = ({ scaling }, input) => {
  scaling.deletePolicy(input.AutoScalingGroupName, required(input.PolicyName, 'policyName'))
  return {}
}
