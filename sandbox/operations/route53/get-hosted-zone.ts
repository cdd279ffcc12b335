import type { GetHostedZoneRequest, GetHostedZoneResponse, VPCRegion } from '@aws-sdk/client-route-53'
import type { Operation } from '../operation.ts'
import { nameServersOf, zoneOf, zoneOutput } from './zone-output.ts'

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html */
export const getHostedZone: Operation<GetHostedZoneRequest, GetHostedZoneResponse> = (
  world,
  input,
  caller,
) => {
  const zone = zoneOf(world, input.Id, caller)
  return {
    HostedZone: zoneOutput(world, zone),
    ...(zone.private
      ? { VPCs: zone.vpcs.map(({ id, region }) => ({ VPCId: id, VPCRegion: region as VPCRegion })) }
      : { DelegationSet: { NameServers: nameServersOf(world, zone) } }),
  }
}
