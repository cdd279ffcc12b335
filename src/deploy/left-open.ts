import type { Goal } from './goal.ts'
import { type Observation, other } from './model.ts'
import { done, pass } from './moves.ts'
import { homeColor } from './seen.ts'
import type { Ladder, Step } from './step.ts'
import { isQuiet } from './steps/gated.ts'
import { kept, thawed } from './steps/scaled.ts'

/** Where scaling cannot be given back, traffic stays all the same. */
const whereItCan = (step: Step): Step => ({
  ...step,
  next: (goal, seen, now) => (seen.run.unthawed === undefined ? step.next(goal, seen, now) : pass),
})

/**
 * A cancel once all production traffic is on the candidate: it stays there, and the attempt stays open. Nobody may come
 * back for a long time: what waited for traffic to move, alarms and schedules that scale the live side, waits no longer.
 */
export const leftOpen: Ladder = {
  name: 'leave',
  rungs: [
    whereItCan(kept),
    whereItCan(thawed),
    { name: 'end', asks: [], next: (goal, seen) => done('failed', said(goal, seen)) },
  ],
}

const said = (goal: Goal, seen: Observation): string => {
  const { unthawed } = seen.run
  return [
    'cancelled; traffic stays where it is, the attempt stays open.',
    ...(unthawed === undefined ? [] : [`Alarms and schedules of the groups still wait: ${unthawed}.`]),
    ...(isNobodyAtWork(goal, seen) ? ['No side’s workers may work before that goes on.'] : []),
    // Whoever cancelled may have meant the one or the other.
    'The same command, or a sweep, goes on with it: it may yet be accepted. To take it back: command rollback.',
  ].join(' ')
}

/** The old side was told to be quiet, and the switch was not proven yet. */
function isNobodyAtWork(goal: Goal, seen: Observation): boolean {
  const { attempt } = seen.memo
  if (attempt === undefined) return false
  const { machines } = seen.sides[attempt.color]
  const isAtWork = seen.gate === attempt.color || machines.some(({ gate }) => gate === 'open')
  return !isAtWork && isQuiet(goal, seen, homeColor(seen.memo) ?? other(attempt.color))
}
