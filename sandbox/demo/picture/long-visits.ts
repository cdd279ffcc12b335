import type { Visit } from '../load/visit.ts'
import { type Drawing, LEFT, type TimeScale } from './frame.ts'
import { seriesOf } from './series.ts'
import { el, text } from './svg.ts'

const ROW = 6
const THICK = 4
const GAP = 8

/** Slow requests and WebSockets as bars from their beginning to their end: what is open across a switch crosses its line. */
export function longVisits(visits: readonly Visit[], x: TimeScale, top: number): Drawing {
  const slow = lane('slow requests', kindOf(visits, 'slow'), x, top)
  const sockets = lane('WebSockets', kindOf(visits, 'web-socket'), x, slow.bottom + GAP)
  return { marks: [...slow.marks, ...sockets.marks], bottom: sockets.bottom }
}

const kindOf = (visits: readonly Visit[], kind: Visit['kind']): readonly Visit[] =>
  visits.filter((visit) => visit.kind === kind).sort((a, b) => a.sentMs - b.sentMs)

function lane(name: string, visits: readonly Visit[], x: TimeScale, top: number): Drawing {
  const ends: number[] = []
  const bars = visits.map((visit) => {
    const free = ends.findIndex((end) => end <= visit.sentMs)
    const row = free < 0 ? ends.length : free
    ends[row] = visit.endedMs
    const from = x(visit.sentMs)
    const width = Math.max(1, x(visit.endedMs) - from - 1)
    // Lost ones are bars here, red like their crosses.
    return el('rect', {
      class: `bar ${seriesOf(visit)}`,
      x: from,
      y: top + row * ROW,
      width,
      height: THICK,
      rx: 2,
    })
  })
  const bottom = top + Math.max(1, ends.length) * ROW
  return { marks: [text(LEFT - 10, (top + bottom) / 2 + 4, name, { class: 'quiet end' }), ...bars], bottom }
}
