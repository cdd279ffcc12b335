import type {
  InstanceStateChange,
  TerminateInstancesRequest,
  TerminateInstancesResult,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instancesOf } from './ids.ts'
import { stateOutput } from './instance-output.ts'

const MOST_IDS = 1000

/**
 * One unknown id, and nothing is terminated. One protected instance, and nothing of its zone is terminated, but
 * the rest is, though the call fails: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export const terminateInstances: Operation<TerminateInstancesRequest, TerminateInstancesResult> = (
  world,
  input,
) => {
  const instances = instancesOf(world, input.InstanceIds)
  if (instances.length > MOST_IDS) {
    throw new AwsError(
      'InvalidParameterValue',
      `At most ${MOST_IDS} instances can be terminated in one request`,
    )
  }
  refuseDryRun(input)
  const kept = instances.filter(
    (instance) => instance.protectedFromTermination && instance.state !== 'terminated',
  )
  const spared = new Set(kept.map((instance) => instance.zone))
  const ended = instances.filter((instance) => !spared.has(instance.zone))
  for (const { id } of ended) world.compute.terminate(id)
  if (kept[0] !== undefined) throw protectedInstance(kept[0].id)
  return { TerminatingInstances: changes(world, ended) }
}

/** What a call made of the instances' states. */
export function changes(world: World, before: readonly Instance[]): InstanceStateChange[] {
  return before.map(({ id, state }) => ({
    InstanceId: id,
    PreviousState: stateOutput(state),
    CurrentState: stateOutput(world.compute.instances.get(id)?.state ?? state),
  }))
}

function protectedInstance(id: string): AwsError {
  return new AwsError(
    'OperationNotPermitted',
    `The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  )
}
