import type { Recording } from '../recording.ts'
import { type Drawing, RIGHT, ROW, type TimeScale } from './frame.ts'
import { placeLabels } from './place-labels.ts'
import { el, text } from './svg.ts'

/** A bar for each command, named above it with how it ended. */
export function commandBand({ told }: Recording, x: TimeScale, top: number): Drawing {
  const labels = placeLabels(
    told.map(({ chapter, ended, fromMs }, index) => ({
      x: x(fromMs),
      content: `${index + 1} ${chapter.title} → ${ended.outcome}`,
    })),
    RIGHT,
  )
  const rows = Math.max(1, ...labels.map(({ row }) => row + 1))
  const y = top + rows * ROW
  const marks = labels.flatMap((label, index) => {
    const one = told[index]
    if (one === undefined) return []
    const width = Math.max(2, x(one.toMs) - x(one.fromMs))
    const baseline = top + label.row * ROW + 11
    return [
      el('line', { class: 'leader', x1: label.x, x2: label.x, y1: baseline + 3, y2: y + 6 }),
      text(label.textX, baseline, label.content, { class: 'command' }),
      el('rect', {
        class: `band ${one.ended.outcome === 'rejected' ? 'rejected' : ''}`,
        x: label.x,
        y,
        width,
        height: 6,
        rx: 3,
      }),
    ]
  })
  return { marks, bottom: y + 6 }
}

/** A line through the whole chart for each act on AWS; those that move traffic are the strong ones. */
export function actLines(
  { acts }: Recording,
  x: TimeScale,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): Drawing {
  const sorted = [...acts].sort((a, b) => a.atMs - b.atMs)
  const said = { traffic: 'traffic →', launch: 'launch', drain: 'drain' } as const
  const labels = placeLabels(
    sorted.map(({ kind, color, atMs }) => ({ x: x(atMs), content: `${said[kind]} ${color}` })),
    RIGHT,
  )
  const rows = Math.max(1, ...labels.map(({ row }) => row + 1))
  const drawn = labels.map((label, index) => {
    const { kind = 'launch', color = 'blue' } = sorted[index] ?? {}
    const y = bottom + 16 + label.row * ROW
    return {
      line: el('line', { class: `act ${kind}`, x1: label.x, x2: label.x, y1: top - 4, y2: y - 9 }),
      name: text(label.textX, y, label.content, {
        class: kind === 'traffic' ? `switch to-${color}` : 'quiet',
      }),
    }
  })
  // Names last: the line of a later act may cross the name of an earlier one.
  const marks = [...drawn.map(({ line }) => line), ...drawn.map(({ name }) => name)]
  return { marks, bottom: bottom + 16 + (rows - 1) * ROW }
}

/** Every ten seconds. */
export function timeAxis(endMs: number, x: TimeScale, top: number): Drawing {
  const ticks = Array.from({ length: Math.floor(endMs / 10_000) + 1 }, (_, index) => index * 10)
  const marks = ticks.map((second) =>
    text(x(second * 1000), top + 8, `${second} s`, { class: 'quiet middle' }),
  )
  return { marks, bottom: top + 12 }
}
