import type { Call } from '../calls/call.ts'
import type { Deviation } from './deviation.ts'
import type { Difference } from './differences.ts'
import { allows } from './judge.ts'

/** For each call of a service, `elbv2 CreateRule`: how often it was compared, and how many deviations there are. */
export function inWords(
  calls: readonly Call[],
  found: readonly Difference[],
  deviations: readonly Deviation[],
): Readonly<Record<string, string>> {
  const byOperation = Map.groupBy(calls, ({ service, operation }) => `${service} ${operation}`)
  return Object.fromEntries(
    [...byOperation].map(([operation, all]) => {
      const errors = all.filter(({ fails }) => fails !== undefined).length
      const own = found.filter((difference) => difference.operation === operation)
      const entries = deviations.filter((entry) => own.some((difference) => allows(entry, difference))).length
      const words = [
        count(all.length - errors, 'answer'),
        count(errors, 'error'),
        count(entries, 'deviation'),
      ]
      return [operation, words.filter((word) => word !== '').join(', ')]
    }),
  )
}

function count(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`
}
