import type { Visit } from '../load/visit.ts'
import type { Recording } from '../recording.ts'
import type { Switch } from '../switches.ts'
import { type Drawing, LEFT, RIGHT } from './frame.ts'
import { SERIES, type Series, seriesOf } from './series.ts'
import { el, text } from './svg.ts'

const BEFORE_MS = 500
const AFTER_MS = 1500
const GAP = 26
const NODE_ROW = 26
const TICK = 10

/** Around each switch every single request: one tick each, a row for each node, half a row for each route. */
export function closeUps({ switches, visits }: Recording, top: number): Drawing {
  const nodes = [...new Set(visits.map(({ node }) => node))].sort()
  const width = (RIGHT - LEFT - GAP * (switches.length - 1)) / Math.max(1, switches.length)
  const rowTop = (index: number) => top + 44 + index * NODE_ROW
  const names = nodes.map((node, index) => text(LEFT - 10, rowTop(index) + 14, node, { class: 'end' }))
  const panels = switches.flatMap((one, index) =>
    closeUp(one, visits, nodes, { left: LEFT + index * (width + GAP), width, rowTop, top }),
  )
  return { marks: [...names, ...panels], bottom: rowTop(nodes.length) + 20 }
}

interface Place {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly rowTop: (index: number) => number
}

function closeUp(one: Switch, visits: readonly Visit[], nodes: readonly string[], place: Place): string[] {
  const { left, width, top, rowTop } = place
  const x = (afterMs: number) => left + ((afterMs + BEFORE_MS) / (BEFORE_MS + AFTER_MS)) * width
  const near = visits.filter(({ sentMs }) => sentMs >= one.atMs - BEFORE_MS && sentMs <= one.atMs + AFTER_MS)
  const bottom = rowTop(nodes.length)
  return [
    text(left, top + 12, `traffic → ${one.color}`, { class: `switch to-${one.color}` }),
    text(left, top + 29, `every node within ${Math.round(one.convergedMs)} ms`, {}),
    el('rect', { class: 'ground', x: left, y: top + 38, width, height: bottom - top - 38 }),
    el('line', { class: 'act traffic', x1: x(0), x2: x(0), y1: top + 38, y2: bottom + 2 }),
    ...nodes.flatMap((node, index) =>
      nodeRow(
        near.filter((visit) => visit.node === node),
        (ms) => x(ms - one.atMs),
        rowTop(index),
      ),
    ),
    ...[0, 1000].map((ms) =>
      text(x(ms), bottom + 14, ms === 0 ? 'accepted' : '1 s later', { class: 'quiet middle' }),
    ),
  ]
}

function nodeRow(visits: readonly Visit[], x: (ms: number) => number, top: number): string[] {
  return (Object.keys(SERIES) as Series[]).flatMap((series) => {
    const ticks = visits.filter((visit) => seriesOf(visit) === series)
    if (ticks.length === 0) return []
    const path = ticks.map(
      ({ sentMs, route }) => `M${x(sentMs).toFixed(1)} ${top + (route % 2) * (TICK + 1)}v${TICK}`,
    )
    return [el('path', { class: `tick ${series}`, d: path.join('') })]
  })
}
