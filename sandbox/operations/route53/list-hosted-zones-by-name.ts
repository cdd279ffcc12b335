import type { ListHostedZonesByNameRequest, ListHostedZonesByNameResponse } from '@aws-sdk/client-route-53'
import { absoluteName, compare, compareNames } from '../../model/zones/names.ts'
import type { Operation } from '../operation.ts'
import { maxItems } from './max-items.ts'
import { zoneOutput, zonesOf } from './zone-output.ts'

/**
 * Zones from a name on, not only those of that name.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListHostedZonesByName.html
 */
export const listHostedZonesByName: Operation<ListHostedZonesByNameRequest, ListHostedZonesByNameResponse> = (
  world,
  input,
  caller,
) => {
  const size = maxItems(input.MaxItems, 100)
  const from = input.DNSName === undefined ? undefined : absoluteName(input.DNSName)
  const fromId = input.HostedZoneId?.replace(/^\/?hostedzone\//, '') ?? ''
  const zones = zonesOf(world, caller)
    .toSorted((one, other) => compareNames(one.name, other.name) || compare(one.id, other.id))
    .filter(({ name, id }) => {
      const order = from === undefined ? 1 : compareNames(name, from)
      return order > 0 || (order === 0 && compare(id, fromId) >= 0)
    })
  const next = zones[size]
  return {
    HostedZones: zones.slice(0, size).map((zone) => zoneOutput(world, zone)),
    MaxItems: size,
    IsTruncated: next !== undefined,
    ...(input.DNSName !== undefined && { DNSName: input.DNSName }),
    ...(input.HostedZoneId !== undefined && { HostedZoneId: input.HostedZoneId }),
    ...(next !== undefined && { NextDNSName: next.name, NextHostedZoneId: next.id }),
  }
}
