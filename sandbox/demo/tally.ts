import type { Counts } from './load/load.ts'
import type { Visit } from './load/visit.ts'
import type { Told } from './recording.ts'

export interface Row extends Counts {
  readonly title: string
  readonly outcome: string
  readonly seconds: number
}

/** Requests by the command during which they were sent; what was sent after it and before the next counts as its own. */
export function tally(told: readonly Told[], visits: readonly Visit[]): readonly Row[] {
  const first = told[0]?.fromMs ?? Infinity
  const before = { title: 'before the first', outcome: '', seconds: first / 1000 }
  const commands = told.map(({ chapter, ended, fromMs, toMs }, index) => ({
    title: chapter.title,
    outcome: ended.outcome,
    seconds: (toMs - fromMs) / 1000,
    ...count(between(visits, fromMs, told[index + 1]?.fromMs ?? Infinity)),
  }))
  return [{ ...before, ...count(between(visits, -Infinity, first)) }, ...commands]
}

/** How many of each result. */
export function count(visits: readonly Visit[]): Counts {
  const of = (result: Visit['result']) => visits.filter((visit) => visit.result === result).length
  return { sent: visits.length, answered: of('answered'), failed: of('failed'), lost: of('lost') }
}

const between = (visits: readonly Visit[], from: number, to: number): readonly Visit[] =>
  visits.filter(({ sentMs }) => sentMs >= from && sentMs < to)
