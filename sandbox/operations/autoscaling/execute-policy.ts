import type { ExecutePolicyCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { required } from './input.ts'

/** AlarmNotification, also when it is suspended, is about alarms alone. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html */
export const executePolicy: Operation<Input, object> = ({ scaling }, input) => {
  scaling.execute(input.AutoScalingGroupName, required(input.PolicyName, 'policyName'), {
    honorsCooldown: input.HonorCooldown ?? false,
    metric: input.MetricValue,
    threshold: input.BreachThreshold,
  })
  return {}
}
