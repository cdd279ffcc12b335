import type { Goal } from './goal.ts'
import { colors, type Observation } from './model.ts'
import { liveColor } from './seen.ts'
import { isQuiet } from './steps/gated.ts'

/** What a run that died left stopped on sides that nothing is done to any more: it is given back before anything else. */

/** A rollback quiets the side that it leaves; one that ended before traffic moved left the live side so. */
export function isLiveQuiet(goal: Goal, seen: Observation): boolean {
  const { attempt, intent, live } = seen.memo
  if (goal.command === 'status' || attempt !== undefined || intent !== undefined || live === undefined)
    return false
  return liveColor(seen.routes) === live.color && isQuiet(goal, seen, live.color)
}

/** Whether alarms and schedules of a side wait for a switch. */
export const isFrozen = ({ sides }: Observation): boolean =>
  colors.some((color) => (sides[color].scaling?.frozen ?? []).length > 0)
