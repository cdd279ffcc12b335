import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'

/** The instances of these ids, as they are; one id that is unknown refuses the whole call. */
export function instancesOf(world: World, ids: readonly string[] | undefined): Instance[] {
  if (ids === undefined || ids.length === 0) throw missing('instanceId')
  checkInstanceIds(ids)
  const found = ids.flatMap((id) =>
    world.compute.isKnown(id) ? (world.compute.instances.get(id) ?? []) : [],
  )
  if (found.length < ids.length) throw unknownInstances(ids.filter((id) => !world.compute.isKnown(id)))
  return [...new Set(found)]
}

/** The one instance a call is about. */
export function instanceOf(world: World, id: string | undefined): Instance {
  const [instance] = instancesOf(world, id === undefined ? undefined : [id])
  if (instance === undefined) throw missing('instanceId')
  return instance
}

export function checkInstanceIds(ids: readonly string[]): void {
  const wrong = ids.find((id) => !/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
  if (wrong !== undefined) throw new AwsError('InvalidInstanceID.Malformed', `Invalid id: "${wrong}"`)
}

export function checkImageIds(ids: readonly string[]): void {
  const wrong = ids.find((id) => !/^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id))
  if (wrong === undefined) return
  throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${wrong}" (expecting "ami-...")`)
}

export function unknownInstances(ids: readonly string[]): AwsError {
  const message =
    ids.length === 1
      ? `The instance ID '${ids[0]}' does not exist`
      : `The instance IDs '${ids.join(', ')}' do not exist`
  return new AwsError('InvalidInstanceID.NotFound', message)
}

export function missing(parameter: string): AwsError {
  return new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`)
}

/** The error that EC2 answers for an id of any other kind that it does not know. */
export function unknown(id: string): AwsError {
  const [code, message] = notFound(id)
  return new AwsError(code, message)
}

function notFound(id: string): readonly [code: string, message: string] {
  switch (id.slice(0, id.indexOf('-'))) {
    case 'ami':
      return ['InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`]
    case 'subnet':
      return ['InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`]
    case 'vpc':
      return ['InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`]
    case 'sg':
      return ['InvalidGroup.NotFound', `The security group '${id}' does not exist`]
    case 'key':
      return ['InvalidKeyPair.NotFound', `The key pair '${id}' does not exist`]
    case 'vol':
      return ['InvalidVolume.NotFound', `The volume '${id}' does not exist.`]
    case 'eni':
      return ['InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`]
    case 'lt':
      return [
        'InvalidLaunchTemplateId.NotFound',
        `The specified launch template, with template ID ${id}, does not exist.`,
      ]
    default:
      return ['InvalidID', `The ID '${id}' is not valid`]
  }
}
