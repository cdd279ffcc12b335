import { RATES } from '../load/plan.ts'
import type { Visit } from '../load/visit.ts'
import { LEFT, RIGHT, type TimeScale } from './frame.ts'
import { type Series, seriesOf } from './series.ts'
import { el, text } from './svg.ts'

/** Height of a node's panel. */
export const PANEL = 84
const BIN_MS = 500
/** Below the base: what was lost has no place among the answers. */
const LOST_ROOM = 12

interface Panel {
  readonly node: string
  readonly visits: readonly Visit[]
  readonly x: TimeScale
  readonly top: number
  /** The most answers that any node has in a bin. */
  readonly tallest: number
}

/** The answers of one node, stacked by who gave them; losses are crosses under the base. */
export function panel({ node, visits, x, top, tallest }: Panel): readonly string[] {
  const base = top + PANEL - LOST_ROOM
  const scale = (PANEL - LOST_ROOM - 2) / tallest
  const marks = [...bins(visits)].flatMap(([bin, found]) => {
    const from = x(bin * BIN_MS)
    const width = Math.max(0.5, x((bin + 1) * BIN_MS) - from - 0.8)
    let y = base
    return found.map(([series, count]) => {
      if (series === 'lost') return cross(from + width / 2, base + LOST_ROOM / 2, count)
      y -= count * scale
      return el('rect', { class: series, x: from, y, width, height: count * scale })
    })
  })
  return [...scaleMarks(node, base, scale), ...marks]
}

/** The name of the node, and a line at the rate at which requests are sent to it. */
function scaleMarks(node: string, base: number, scale: number): readonly string[] {
  const rate = Math.round(RATES.short / 3)
  const y = base - rate * (BIN_MS / 1000) * scale
  return [
    text(LEFT - 10, base - 8, node, { class: 'end' }),
    text(LEFT - 10, y + 2, `${rate} answers/s`, { class: 'quiet end' }),
    el('line', { class: 'base', x1: LEFT - 6, x2: RIGHT, y1: y, y2: y }),
    el('line', { class: 'base', x1: LEFT - 6, x2: RIGHT, y1: base, y2: base }),
  ]
}

const cross = (x: number, y: number, count: number): string =>
  el('path', { class: 'lost', d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` }, el('title', {}, `${count} lost`))

/** Per half second how many of each series were sent, in the order of stacking. */
function bins(visits: readonly Visit[]): ReadonlyMap<number, readonly (readonly [Series, number])[]> {
  const order: readonly Series[] = ['blue', 'green', 'late', 'sick', 'unknown', 'failed', 'lost']
  const found = Map.groupBy(visits, ({ sentMs }) => Math.floor(sentMs / BIN_MS))
  const counted = [...found].map(([bin, those]) => {
    const count = (series: Series) => those.filter((visit) => seriesOf(visit) === series).length
    return [bin, order.map((series) => [series, count(series)] as const).filter(([, n]) => n > 0)] as const
  })
  return new Map(counted)
}

/** How many answers each half second has. */
export const heights = (visits: readonly Visit[]): readonly number[] =>
  [...bins(visits).values()].map((found) =>
    found.reduce((sum, [series, count]) => (series === 'lost' ? sum : sum + count), 0),
  )
