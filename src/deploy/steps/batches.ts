import type { Goal } from '../goal.ts'
import { retirementOf } from '../hold-terms.ts'
import type { Color, Observation } from '../model.ts'
import { isThere } from '../seen.ts'
import type { Machine } from '../side.ts'

/** What of a side ends together. */
export interface Batch {
  /** Its zone, or its one machine; undefined: it is the whole side. */
  readonly name: string | undefined
  /** Its machines and targets; undefined: all of them. */
  readonly ids: ReadonlySet<string> | undefined
}

const all: Batch = { name: undefined, ids: undefined }

/** What is left of a side, in the order of its end. What has ended is no batch any more. */
export function batchesOf({ terms }: Goal, seen: Observation, color: Color): readonly Batch[] {
  const { atOnce } = retirementOf(terms, seen.memo)
  if (atOnce === 'all') return [all]
  const { machines, targets } = seen.sides[color]
  const ours = machines.filter((machine) => machine.ours && isThere(machine)).map(({ id }) => id)
  const left = [...new Set([...ours, ...targets.map(({ id }) => id)])].sort()
  const zoneOf = new Map(machines.map(({ id, zone }) => [id, zone]))
  const nameOf = (id: string) => (atOnce === 'one' ? id : zoneOf.get(id) || 'no zone')
  return [...Map.groupBy(left, nameOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, ids]) => ({ name, ids: new Set(ids) }))
}

/** Machines of ours that end with this batch. */
export const leaversOf = (seen: Observation, color: Color, { ids }: Batch): readonly Machine[] =>
  seen.sides[color].machines.filter(
    (machine) => machine.ours && isThere(machine) && (ids?.has(machine.id) ?? true),
  )
