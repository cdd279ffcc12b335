import type {
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse,
  RRType,
} from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import { absoluteName, compare, compareNames, unescaped } from '../../model/zones/names.ts'
import type { RecordSet } from '../../model/zones.ts'
import type { Operation } from '../operation.ts'
import { maxItems } from './max-items.ts'
import { recordSetOutput } from './record-set.ts'
import { zoneOf } from './zone-output.ts'

/**
 * Shows changes that are still PENDING. From a name on, in the order of names read from their end.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html
 */
export const listResourceRecordSets: Operation<
  ListResourceRecordSetsRequest,
  ListResourceRecordSetsResponse
> = (world, input, caller) => {
  const zone = zoneOf(world, input.HostedZoneId, caller)
  const size = maxItems(input.MaxItems, 300)
  const start = startOf(input)
  const records = world.zones.listed(zone.id).toSorted(inOrder)
  const from = start === undefined ? 0 : records.findIndex((record) => inOrder(record, start) >= 0)
  const rest = from < 0 ? [] : records.slice(from)
  const next = rest[size]
  return {
    ResourceRecordSets: rest.slice(0, size).map(recordSetOutput),
    MaxItems: size,
    IsTruncated: next !== undefined,
    ...(next !== undefined && {
      NextRecordName: next.name,
      NextRecordType: next.type as RRType,
      ...(next.identifier !== undefined && { NextRecordIdentifier: next.identifier }),
    }),
  }
}

type Place = Pick<RecordSet, 'name' | 'type'> & { readonly identifier?: string | undefined }

function startOf(input: ListResourceRecordSetsRequest): Place | undefined {
  const { StartRecordName: name, StartRecordType: type, StartRecordIdentifier: identifier } = input
  if ((type !== undefined && name === undefined) || (identifier !== undefined && type === undefined)) {
    throw new AwsError(
      'InvalidInput',
      'Invalid request: a start type needs a name, a start identifier a type',
    )
  }
  return name === undefined ? undefined : { name: absoluteName(name), type: type ?? '', identifier }
}

function inOrder(one: Place, other: Place): number {
  return (
    compareNames(unescaped(one.name), unescaped(other.name)) ||
    compare(one.type, other.type) ||
    compare(one.identifier ?? '', other.identifier ?? '')
  )
}
