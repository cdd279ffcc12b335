import type { SetInstanceHealthCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { among, required } from './input.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceHealth.html */
export const setInstanceHealth: Operation<Input, object> = ({ scaling }, input) => {
  const status = among(['Healthy', 'Unhealthy'], required(input.HealthStatus, 'healthStatus'), 'healthStatus')
  const id = required(input.InstanceId, 'instanceId')
  scaling.setHealth(id, status === 'Healthy', input.ShouldRespectGracePeriod ?? true)
  return {}
}
