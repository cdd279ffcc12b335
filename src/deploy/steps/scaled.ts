import { counted } from '../counted.ts'
import type { Color, Observation } from '../model.ts'
import { colors, other } from '../model.ts'
import { act, pass } from '../moves.ts'
import { sizeOf } from '../seen.ts'
import type { Scaling } from '../side.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** Steps about what Auto Scaling groups do by themselves; without groups all of them are true. */

const sidesWhere = (seen: Observation, is: (scaling: Scaling) => boolean): readonly Color[] =>
  colors.filter((color) => {
    const { scaling } = seen.sides[color]
    return scaling !== undefined && is(scaling)
  })

/** No alarm and no schedule changes a side's size between the comparison and the proof of the switch. */
export const frozen: Step = onAttempt('freeze scaling', ['machines'], (_goal, seen) => {
  const sides = sidesWhere(seen, ({ loose }) => loose.length > 0)
  return sides.length === 0
    ? pass
    : act({ kind: 'freeze', colors: sides }, `${sides.join(' and ')}: alarms and schedules wait`)
})

/** What was frozen is given back, by whichever run comes to it first. */
export const thawed: Step = {
  name: 'give scaling back',
  asks: ['machines'],
  next(_goal, seen) {
    const held = sidesWhere(seen, ({ frozen }) => frozen.length > 0)
    return held.length === 0
      ? pass
      : act({ kind: 'thaw', colors: held }, `${held.join(' and ')}: alarms and schedules act again`)
  },
}

/** While the other side is held, neither side is scaled in: the way back stays as large as the way there. */
export const kept: Step = onAttempt('protect from scale-in', ['machines'], (goal, seen) => {
  const [color] =
    goal.hold.kind === 'none' ? [] : sidesWhere(seen, ({ unprotected }) => unprotected.length > 0)
  const machines = color === undefined ? [] : (seen.sides[color].scaling?.unprotected ?? [])
  return color === undefined
    ? pass
    : act(
        { kind: 'protect', color, machines, on: true },
        `${counted(machines.length, 'machine')} of ${color}`,
      )
})

/**
 * The group of the side that gets traffic back is made as large as the side that serves is today. Where that is denied,
 * what the group has must do: whether it does is asked after this.
 */
export function raised(seen: Observation, color: Color): Move {
  const { scaling } = seen.sides[color]
  const [from, count] = [scaling?.desired ?? 0, sizeOf(seen, other(color))]
  const isBack = seen.routes.some(({ forwards }) => forwards === color)
  if (scaling === undefined || from >= count || isBack || seen.run.unraised !== undefined) return pass
  return act(
    { kind: 'raise', color, count },
    `${scaling.group}: ${from} → ${count}, as many as ${other(color)} has`,
  )
}

/** With the end of the hold what we protected may be scaled in again. */
export function release(seen: Observation): Move {
  const [color] = sidesWhere(seen, ({ guarded }) => guarded)
  if (color === undefined) return pass
  const machines = seen.sides[color].scaling?.protected ?? []
  return act(
    { kind: 'protect', color, machines, on: false },
    `${counted(machines.length, 'machine')} of ${color}`,
  )
}

export const released: Step = {
  name: 'allow scale-in',
  asks: ['machines'],
  next: (_goal, seen) => release(seen),
}
