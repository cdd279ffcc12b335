import type { Recording } from '../recording.ts'
import { type Drawing, LEFT, RIGHT } from './frame.ts'
import { actLines, commandBand, timeAxis } from './labels.ts'
import { longVisits } from './long-visits.ts'
import { heights, PANEL, panel } from './panel.ts'

const GAP = 14

/** Answers per node over time, with the commands above, what was open long below, and the acts through all of it. */
export function chart(recording: Recording, top: number): Drawing {
  const { visits, endMs } = recording
  const x = (ms: number) => LEFT + (Math.min(ms, endMs) / Math.max(1, endMs)) * (RIGHT - LEFT)
  const band = commandBand(recording, x, top)
  const byNode = [...Map.groupBy(visits, ({ node }) => node)].sort(([a], [b]) => (a < b ? -1 : 1))
  const tallest = Math.max(1, ...byNode.flatMap(([, those]) => heights(those)))
  const panelsTop = band.bottom + 12
  const panelTop = (index: number) => panelsTop + index * (PANEL + GAP)
  const panels = byNode.flatMap(([node, those], index) =>
    panel({ node, visits: those, x, top: panelTop(index), tallest }),
  )
  const long = longVisits(visits, x, panelTop(byNode.length))
  const acts = actLines(recording, x, { top: panelsTop, bottom: long.bottom })
  const axis = timeAxis(endMs, x, acts.bottom + 14)
  return {
    marks: [...band.marks, ...panels, ...long.marks, ...acts.marks, ...axis.marks],
    bottom: axis.bottom,
  }
}
