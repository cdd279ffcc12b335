import type { Color, Observation, Scaling } from '../model.ts'
import { colors, other } from '../model.ts'
import { act, pass } from '../moves.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** Steps about what Auto Scaling groups do by themselves; without groups all of them are true. */

const sidesWhere = (seen: Observation, is: (scaling: Scaling) => boolean): readonly Color[] =>
  colors.filter((color) => {
    const { scaling } = seen.sides[color]
    return scaling !== undefined && is(scaling)
  })

/** No alarm and no schedule changes a side's size between the comparison and the proof of the switch. */
export const frozen: Step = onAttempt('freeze scaling', ['machines'], (_goal, seen) => {
  const loose = sidesWhere(seen, (scaling) => scaling.frozen === undefined)
  return loose.length === 0
    ? pass
    : act({ kind: 'freeze', colors: loose }, `${loose.join(' and ')}: alarms and schedules wait`)
})

/** What was frozen is given back, by whichever run comes to it first. */
export const thawed: Step = {
  name: 'give scaling back',
  asks: ['machines'],
  next(_goal, seen) {
    const held = sidesWhere(seen, (scaling) => scaling.frozen !== undefined)
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
    : act({ kind: 'protect', color, machines, on: true }, `${machines.length} machines of ${color}`)
})

/** With the end of the hold the live side may be scaled in again. */
export const released: Step = {
  name: 'allow scale-in',
  asks: ['machines'],
  next(_goal, seen) {
    const { idle } = seen.memo
    const color = idle === undefined ? undefined : other(idle.color)
    const machines = color === undefined ? [] : (seen.sides[color].scaling?.protected ?? [])
    return color === undefined || machines.length === 0
      ? pass
      : act({ kind: 'protect', color, machines, on: false }, `${machines.length} machines of ${color}`)
  },
}
