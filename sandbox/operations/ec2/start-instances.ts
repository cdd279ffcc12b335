import type { StartInstancesRequest, StartInstancesResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instancesOf } from './ids.ts'
import { changes } from './terminate-instances.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StartInstances.html */
export const startInstances: Operation<StartInstancesRequest, StartInstancesResult> = (world, input) => {
  const instances = instancesOf(world, input.InstanceIds)
  for (const { id, state } of instances) {
    if (state !== 'stopped' && state !== 'pending' && state !== 'running') {
      throw new AwsError(
        'IncorrectInstanceState',
        `The instance '${id}' is not in a state from which it can be started.`,
      )
    }
  }
  refuseDryRun(input)
  for (const { id, state } of instances) if (state === 'stopped') world.compute.start(id)
  return { StartingInstances: changes(world, instances) }
}
