import { isIPv4, isIPv6 } from 'node:net'
import { isWithin } from '../../model/zones/names.ts'
import type { RecordSet, Zone } from '../../model/zones.ts'

const MOST_OF_ONE_NAME = 100

/** Why the set cannot stand in the zone beside the others; nothing when it can. */
export function complaints(zone: Zone, record: RecordSet, others: readonly RecordSet[]): string[] {
  return [...misplaced(zone, record), ...wrongValues(record), ...conflicts(zone, record, others)]
}

function misplaced(zone: Zone, { name, type }: RecordSet): string[] {
  if (!isWithin(name, zone.name)) {
    return [`RRSet with DNS name ${name} is not permitted in zone ${zone.name}`]
  }
  if (type === 'CNAME' && name === zone.name) {
    return [`RRSet of type CNAME with DNS name ${name} is not permitted at apex in zone ${zone.name}`]
  }
  return []
}

function wrongValues({ type, values, weight }: RecordSet): string[] {
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  const wrong = values.flatMap((value) => wrongValue(type, value) ?? [])
  return [
    ...wrong.map((problem) => `Invalid Resource Record: '${problem}'`),
    ...(twice === undefined ? [] : [`Duplicate Resource Record: '${twice}'`]),
    ...((weight !== undefined || type === 'CNAME') && values.length > 1
      ? [`A ${weight === undefined ? 'CNAME' : 'weighted'} RRSet can only have a single Resource Record`]
      : []),
  ]
}

function wrongValue(type: string, value: string): string | undefined {
  if (type === 'A' && !isIPv4(value)) {
    return `FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address) encountered with '${value}'`
  }
  if (type === 'AAAA' && !isIPv6(value)) {
    return `FATAL problem: AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address) encountered with '${value}'`
  }
  if (type === 'TXT' && !/^(?:"(?:[^"\\]|\\.)*"\s*)+$/.test(value)) {
    return `FATAL problem: InvalidCharacterString (Value should be enclosed in quotation marks) encountered with '${value}'`
  }
  return undefined
}

function conflicts(zone: Zone, record: RecordSet, others: readonly RecordSet[]): string[] {
  const { name, type, identifier } = record
  const named = others.filter((other) => other.name === name)
  const foreign = named.find((other) => (other.type === 'CNAME') !== (type === 'CNAME'))
  if (foreign !== undefined) {
    return [
      `RRSet of type ${type} with DNS name ${name} is not permitted because a conflicting RRSet of type ${foreign.type} with the same DNS name already exists in zone ${zone.name}`,
    ]
  }
  const siblings = named.filter((other) => other.type === type)
  if (siblings.some((other) => (other.identifier === undefined) !== (identifier === undefined))) {
    return [
      `RRSet with DNS name ${name}, type ${type}, SetIdentifier ${identifier ?? 'null'} cannot be created as other RRSets exist with the same name and type.`,
    ]
  }
  if (siblings.length >= MOST_OF_ONE_NAME) {
    return [`More than ${MOST_OF_ONE_NAME} RRSets with DNS name ${name} and type ${type}`]
  }
  return []
}
