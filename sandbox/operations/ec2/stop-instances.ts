import type { StopInstancesRequest, StopInstancesResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instancesOf } from './ids.ts'
import { changes } from './terminate-instances.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html */
export const stopInstances: Operation<StopInstancesRequest, StopInstancesResult> = (world, input) => {
  const instances = instancesOf(world, input.InstanceIds)
  for (const { id, state, launch } of instances) {
    if (launch.spot && !launch.spotRequest?.persistent) {
      throw new AwsError(
        'UnsupportedOperation',
        `You can't stop the Spot Instance '${id}' because it is one-time.`,
      )
    }
    if (state !== 'running' && state !== 'stopping' && state !== 'stopped') {
      throw new AwsError(
        'IncorrectInstanceState',
        `This instance '${id}' is not in a state from which it can be stopped.`,
      )
    }
  }
  refuseDryRun(input)
  const kept = instances.find(({ protectedFromStop }) => protectedFromStop)
  if (kept !== undefined) {
    throw new AwsError(
      'OperationNotPermitted',
      `The instance '${kept.id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
    )
  }
  for (const { id, state } of instances) if (state === 'running') world.compute.stop(id)
  return { StoppingInstances: changes(world, instances) }
}
