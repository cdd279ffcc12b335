import type { ModifyInstanceAttributeRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instanceOf, unknown } from './ids.ts'
import { readUserData } from './user-data.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html */
export const modifyInstanceAttribute: Operation<ModifyInstanceAttributeRequest, object> = (world, input) => {
  const instance = instanceOf(world, input.InstanceId)
  const change = changeOf(world, instance, input)
  refuseDryRun(input)
  world.compute.modify(instance.id, change)
  return {}
}

function changeOf(world: World, instance: Instance, input: ModifyInstanceAttributeRequest) {
  const { DisableApiTermination, DisableApiStop, InstanceType, UserData, Groups } = input
  if (DisableApiTermination !== undefined) {
    if (instance.launch.spot) {
      throw new AwsError('UnsupportedOperation', 'Spot Instances cannot be protected from termination.')
    }
    return { protectedFromTermination: DisableApiTermination.Value ?? false }
  }
  if (DisableApiStop !== undefined) return { protectedFromStop: DisableApiStop.Value ?? false }
  if (Groups !== undefined) {
    const wrong = Groups.find((id) => !world.compute.securityGroups.has(id))
    if (wrong !== undefined) throw unknown(wrong)
    return { launch: { ...instance.launch, securityGroupIds: Groups } }
  }
  if (InstanceType?.Value !== undefined) {
    mustBeStopped(instance)
    return { type: InstanceType.Value }
  }
  if (UserData?.Value !== undefined) {
    mustBeStopped(instance)
    return { userData: readUserData(asText(UserData.Value)) }
  }
  throw new AwsError('InvalidParameterCombination', 'No attributes specified.')
}

/** The wire carries text in base64; the SDK's type calls it bytes. */
function asText(value: Uint8Array | string): string {
  return typeof value === 'string' ? value : Buffer.from(value).toString('base64')
}

function mustBeStopped({ id, state }: Instance): void {
  if (state === 'stopped') return
  throw new AwsError('IncorrectInstanceState', `The instance '${id}' is not in the 'stopped' state.`)
}
