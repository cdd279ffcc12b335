import { isDeepStrictEqual } from 'node:util'
import type { RecordSet, Zone } from '../../model/zones.ts'
import { complaints } from './record-rules.ts'

export interface RecordChange {
  readonly action: string
  readonly record: RecordSet
}

/** The zone's records after all changes, in their order, and what is wrong with any of them. */
export function applyChanges(
  zone: Zone,
  before: readonly RecordSet[],
  changes: readonly RecordChange[],
): { readonly records: readonly RecordSet[]; readonly messages: readonly string[] } {
  const messages: string[] = []
  let records = before
  for (const change of changes) {
    const wrong = problems(zone, records, change)
    messages.push(...wrong)
    if (wrong.length === 0) records = applied(records, change)
  }
  return { records, messages }
}

function problems(zone: Zone, records: readonly RecordSet[], { action, record }: RecordChange): string[] {
  const found = records.find((other) => sameSet(other, record))
  const what = describe(record)
  if (action === 'DELETE') {
    if (found === undefined) return [`Tried to delete resource record set ${what} but it was not found`]
    if (!sameValues(found, record)) {
      return [
        `Tried to delete resource record set ${what} but the values provided do not match the current values`,
      ]
    }
    return neededByZone(zone, record)
  }
  if (action === 'CREATE' && found !== undefined) {
    return [`Tried to create resource record set ${what} but it already exists`]
  }
  return complaints(
    zone,
    record,
    records.filter((other) => other !== found),
  )
}

function neededByZone(zone: Zone, { name, type }: RecordSet): string[] {
  if (name !== zone.name) return []
  if (type === 'NS') return ['A HostedZone must contain at least one NS record for the zone itself.']
  if (type === 'SOA') return ['A HostedZone must contain exactly one SOA record.']
  return []
}

function applied(records: readonly RecordSet[], { action, record }: RecordChange): RecordSet[] {
  const others = records.filter((other) => !sameSet(other, record))
  if (action === 'DELETE') return others
  return [...others.map((other) => withTtlOf(record, other)), record]
}

/** Weighted sets of one name and type share a TTL: the last one that was given. */
function withTtlOf(record: RecordSet, other: RecordSet): RecordSet {
  const shares = other.name === record.name && other.type === record.type
  return shares && record.ttl !== undefined && other.ttl !== undefined ? { ...other, ttl: record.ttl } : other
}

function sameSet(one: RecordSet, other: RecordSet): boolean {
  return one.name === other.name && one.type === other.type && one.identifier === other.identifier
}

function sameValues(one: RecordSet, other: RecordSet): boolean {
  const sorted = (record: RecordSet) => ({ ...record, values: record.values.toSorted() })
  return isDeepStrictEqual(sorted(one), sorted(other))
}

function describe({ name, type, identifier }: RecordSet): string {
  const set = identifier === undefined ? '' : `, set-identifier='${identifier}'`
  return `[name='${name}', type='${type}'${set}]`
}
