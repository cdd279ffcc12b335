import type { Visit } from '../load/visit.ts'
import { LATE_SICK, SICK } from '../story.ts'

/** What one mark of the picture stands for; also its CSS class. */
export type Series = 'blue' | 'green' | 'late' | 'sick' | 'failed' | 'lost' | 'unknown'

/** How each is called in the legend, in the order in which bars are stacked. */
export const SERIES: Readonly<Record<Series, string>> = {
  blue: 'blue: v1',
  green: 'green: v2',
  late: `blue: ${LATE_SICK}`,
  sick: `${SICK}, which was never to be seen`,
  unknown: 'some other release',
  failed: 'failed, answered by the application with an error',
  lost: 'lost, without a complete answer',
}

/** Red before color: what went wrong is seen whoever answered. */
export function seriesOf({ result, release }: Visit): Series {
  if (result !== 'answered') return result
  if (release === LATE_SICK) return 'late'
  if (release === SICK) return 'sick'
  return release === 'v1' ? 'blue' : release === 'v2' ? 'green' : 'unknown'
}

/** Those that are there, in the legend's order; what was lost is named even where nothing was. */
export function present(visits: readonly Visit[]): readonly Series[] {
  const found = new Set<Series>([...visits.map(seriesOf), 'lost'])
  return (Object.keys(SERIES) as Series[]).filter((series) => found.has(series))
}
