import type { DeleteHostedZoneRequest, DeleteHostedZoneResponse } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { changeOutput, refuseWhileBusy, zoneOf } from './zone-output.ts'

/**
 * Only a zone that holds nothing but its own NS and SOA records can go.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html
 */
export const deleteHostedZone: Operation<DeleteHostedZoneRequest, DeleteHostedZoneResponse> = (
  world,
  input,
  caller,
) => {
  const zone = zoneOf(world, input.Id, caller)
  refuseWhileBusy(world, zone)
  const others = world.zones
    .listed(zone.id)
    .filter(({ name, type }) => name !== zone.name || (type !== 'NS' && type !== 'SOA'))
  if (others.length > 0) {
    throw new AwsError(
      'HostedZoneNotEmpty',
      'The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    )
  }
  world.zones.remove(zone.id)
  return { ChangeInfo: changeOutput(world.zones.noteChange()) }
}
