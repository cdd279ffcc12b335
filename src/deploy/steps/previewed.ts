import type { Color, Observation } from '../model.ts'
import { other } from '../model.ts'
import { act, pass } from '../moves.ts'
import { registered } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** The preview shows `color`, and its rules name every side that has targets, so that both stay health-checked. */
export function showing(seen: Observation, color: Color, attempt: string): Move {
  const names = [color, ...(registered(seen, other(color)).length > 0 ? [other(color)] : [])]
  const { preview } = seen
  if (
    preview?.shows === color &&
    preview.names.length === names.length &&
    names.every((name) => preview.names.includes(name))
  )
    return pass
  const before =
    preview === undefined
      ? 'no preview rule'
      : preview.shows === undefined
        ? 'the preview rules do not agree'
        : `the preview shows ${preview.shows}`
  return act({ kind: 'preview', shows: color, names, attempt }, `${before} → it shows ${color}`)
}

/** The candidate is reached, and health-checked, through a rule that only our header matches. */
export const previewed: Step = onAttempt(
  'set the preview',
  ['preview', 'targets'],
  (_goal, seen, _now, attempt) => showing(seen, attempt.color, attempt.id),
)

/** After the switch the preview shows the side that is held, so that a rollback knows its true health. */
export const turned: Step = onAttempt(
  'turn the preview round',
  ['preview', 'targets'],
  (_goal, seen, _now, attempt) => turnedTo(seen, other(attempt.color), attempt.id),
)

/** The preview shows the side that left production; where that side is empty there is no rule at all. */
export function turnedTo(seen: Observation, color: Color, attempt: string): Move {
  if (registered(seen, color).length > 0) return showing(seen, color, attempt)
  return seen.preview === undefined
    ? pass
    : act({ kind: 'unpreview' }, `${color} is empty: nothing to preview`)
}
