import type { ListHostedZonesRequest, ListHostedZonesResponse } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { maxItems } from './max-items.ts'
import { zoneOutput, zonesOf } from './zone-output.ts'

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZones.html */
export const listHostedZones: Operation<ListHostedZonesRequest, ListHostedZonesResponse> = (
  world,
  input,
  caller,
) => {
  const size = maxItems(input.MaxItems, 100)
  const zones = zonesOf(world, caller)
  const start = input.Marker === undefined ? 0 : zones.findIndex(({ id }) => id === input.Marker)
  if (start < 0) throw new AwsError('InvalidInput', `Invalid request: no zone at marker ${input.Marker}`)
  const next = zones[start + size]
  return {
    HostedZones: zones.slice(start, start + size).map((zone) => zoneOutput(world, zone)),
    MaxItems: size,
    Marker: input.Marker ?? '',
    IsTruncated: next !== undefined,
    ...(next !== undefined && { NextMarker: next.id }),
  }
}
