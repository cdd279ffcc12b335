import { deafening } from '../alarms.ts'
import { check, fail, pass } from '../moves.ts'
import type { Attempt } from '../record.ts'
import { alarmsSaid } from '../seen.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

const keyOf = ({ id }: Attempt): string => `alarms/${id}`

/**
 * No alarm of the watch rings before traffic moves, but those that may: it could not tell anything about the release then.
 * The attempt stays open, since nothing has been found against it (R7).
 */
export const quietAlarms: Step = onAttempt('look at the alarms', ['alarms'], (goal, seen, _now, attempt) => {
  if ((goal.terms.watch?.alarms ?? []).length === 0) return pass
  if (seen.findings[keyOf(attempt)] === undefined)
    return check('alarms', keyOf(attempt), attempt, 'does one ring before traffic moves?')
  const loud = deafening(goal, seen)
  return loud.length === 0
    ? pass
    : fail(
        `before the switch ${alarmsSaid(loud)}; run the command again when it is OK, or name it in watch.may-ring`,
      )
})
