import type { Goal } from '../goal.ts'
import type { Color, Observation } from '../model.ts'
import { other } from '../model.ts'
import { act, pass } from '../moves.ts'
import { alive, homeColor, liveColor, registered, routesOff, shareOf } from '../seen.ts'
import type { Machine } from '../side.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'
import { rollbackTo } from './rolled-back.ts'

/**
 * The gate says which side's workers may work, so that queues and schedules are never served by both: the old side is
 * closed, traffic moved and proven, the new side opened. With `overlap` it is never neither.
 */

/** Machines that are told: ours, and with a gate in the config all of the side. */
const told = (goal: Goal, seen: Observation, color: Color): readonly Machine[] =>
  seen.sides[color].machines.filter((machine) => alive(machine) && (machine.ours || goal.terms.gate.others))

const idsOf = (machines: readonly Machine[]): readonly string[] => machines.map(({ id }) => id)

function closed(goal: Goal, seen: Observation, color: Color, isOff = seen.gate !== color): Move {
  const machines = idsOf(told(goal, seen, color).filter(({ gate }) => gate === 'open'))
  const parameter = goal.terms.gate.parameter && !isOff ? 'none' : undefined
  if (machines.length === 0 && parameter === undefined) return pass
  return act({ kind: 'gate', color, machines, open: false, parameter }, `workers of ${color} → quiet`)
}

function opened(goal: Goal, seen: Observation, color: Color, isOn = seen.gate === color): Move {
  if (registered(seen, color).length === 0) return pass
  const machines = idsOf(told(goal, seen, color).filter(({ gate }) => gate !== 'open'))
  const parameter = goal.terms.gate.parameter && !isOn ? color : undefined
  if (machines.length === 0 && parameter === undefined) return pass
  return act({ kind: 'gate', color, machines, open: true, parameter }, `workers of ${color} → at work`)
}

/** Old first, or with `overlap` new first; the answer is the first that is not true yet. */
function handedTo(goal: Goal, seen: Observation, color: Color, isOn?: boolean): Move {
  const close = () => closed(goal, seen, other(color))
  const open = () => opened(goal, seen, color, isOn)
  const [first, second] = goal.terms.gate.overlap ? [open, close] : [close, open]
  const move = first()
  return move.kind === 'pass' ? second() : move
}

const asks: Step['asks'] = ['machines', 'gate']

/** Whether the parameter was set for one side or for none; whatever else it says, nobody set it. */
const wasSet = ({ gate }: Observation): boolean => gate === 'none' || gate === 'blue' || gate === 'green'

/**
 * Before traffic moves the old side's workers are told to stop; with `overlap` the new ones to start. A parameter that
 * was never set is set now: one that may not be written must show before traffic moves.
 */
export const gateClosed: Step = onAttempt('close the gate', asks, (goal, seen, _now, { color }) => {
  const { intent } = seen.memo
  // A last step that was put back and could not be noted: the steps begin anew.
  const share = intent?.from === 0 ? intent.share : (goal.terms.switch.steps[0] ?? 100)
  return share < 100 ? pass : handedOn(goal, seen, color)
})

/** While the new side has a share of the traffic the old one does the work: the gate moves with the last step. */
export const gateClosedAtLast: Step = onAttempt(
  'close the gate at the end',
  asks,
  (goal, seen, _now, { color }) => {
    const { intent } = seen.memo
    const isLast = intent?.color === color && intent.from > 0 && intent.share === 100
    const hasPart = seen.routes.some((route) => shareOf(route, color) > 0)
    return isLast && hasPart && routesOff(seen, color).length > 0 ? handedOn(goal, seen, color) : pass
  },
)

function handedOn(goal: Goal, seen: Observation, color: Color): Move {
  if (goal.terms.gate.overlap) return opened(goal, seen, color)
  const old = other(color)
  return closed(goal, seen, old, seen.gate !== old && wasSet(seen))
}

/** Once the switch is proven the new side's workers may work, and only they. */
export const gateOpened: Step = onAttempt('open the gate', asks, (goal, seen, _now, { color }) =>
  handedTo(goal, seen, color),
)

/** Somebody else moved traffic and that is agreed with: the workers follow. */
export const gateAgreed: Step = {
  name: 'open the gate',
  asks,
  next(goal, seen) {
    const color = liveColor(seen.routes)
    return color === undefined ? pass : handedTo(goal, seen, color)
  },
}

/** Before a side ends its workers are told to be quiet once more: somebody may have told them otherwise meanwhile. */
export const gateKept: Step = { ...gateAgreed, name: 'keep the gate' }

/** The side that traffic goes back to. */
const backTo = (goal: Goal, seen: Observation): Color | undefined =>
  seen.memo.attempt === undefined ? rollbackTo(goal, seen)?.color : homeColor(seen.memo)

const wayBack = (name: string, next: (goal: Goal, seen: Observation, to: Color) => Move): Step => ({
  name,
  asks,
  next(goal, seen) {
    const to = backTo(goal, seen)
    return to === undefined ? pass : next(goal, seen, to)
  },
})

/** On the way back workers stop first, too; where that cannot be done, traffic does not wait for it. */
export const gateClosedBack: Step = wayBack('close the gate', (goal, seen, to) =>
  goal.terms.gate.overlap || seen.run.ungated !== undefined ? pass : closed(goal, seen, other(to)),
)

/** Workers of the side that was told to be quiet for a switch that did not last work again. */
export const gateOpenedBack: Step = wayBack('open the gate', (goal, seen, to) => handedBack(goal, seen, to))

/** A side that was never told anything is left so: its workers never stopped. */
function handedBack(goal: Goal, seen: Observation, to: Color): Move {
  if (seen.memo.attempt === undefined) return handedTo(goal, seen, to)
  if (!isQuiet(goal, seen, to)) return closed(goal, seen, other(to))
  return handedTo(goal, seen, to, seen.gate === to || !wasSet(seen))
}

/** Whether the side's workers were told to be quiet. */
export const isQuiet = (goal: Goal, seen: Observation, color: Color): boolean =>
  told(goal, seen, color).some(({ gate }) => gate === 'closed') ||
  (goal.terms.gate.parameter && wasSet(seen) && seen.gate !== color && registered(seen, color).length > 0)
