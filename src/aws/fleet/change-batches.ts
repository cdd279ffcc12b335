import type { NameRecord } from '../../deploy/side.ts'

/**
 * A request holds 1,000 records and 32,000 characters of values; an UPSERT counts twice towards both.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests-changeresourcerecordsets
 */
const mostRecords = 1000
const mostCharacters = 32_000

/** The records in as few requests as Route 53 takes, in order; `counts`: how often each counts. */
export const batches = (
  records: readonly NameRecord[],
  counts: 1 | 2,
): readonly (readonly NameRecord[])[] => {
  const found: NameRecord[][] = []
  let room = { records: 0, characters: 0 }
  for (const record of records) {
    const needs = {
      records: counts * record.values.length,
      characters: counts * record.values.reduce((sum, value) => sum + value.length, 0),
    }
    const fits = needs.records <= room.records && needs.characters <= room.characters
    if (!fits || found.length === 0) {
      found.push([])
      room = { records: mostRecords, characters: mostCharacters }
    }
    found.at(-1)?.push(record)
    room = { records: room.records - needs.records, characters: room.characters - needs.characters }
  }
  return found
}
