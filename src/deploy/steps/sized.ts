import type { Goal } from '../goal.ts'
import { countFor, unsettled, withAttempt } from '../memo.ts'
import type { Observation } from '../model.ts'
import { other } from '../model.ts'
import { check, fail, pass, remember } from '../moves.ts'
import type { Attempt } from '../record.ts'
import type { Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** Whether this attempt's size is that of the live side. */
const follows = (goal: Goal, { kind }: Attempt): boolean =>
  kind === 'deploy' && goal.terms.count.live && goal.terms.fleet !== 'existing'

const keyOf = ({ id }: Attempt): string => `size/${id}`

/** What the live side has grown to, where the comparison before the switch found that; else undefined. */
const grown = (goal: Goal, seen: Observation, attempt: Attempt): number | undefined => {
  if (!follows(goal, attempt) || seen.findings[keyOf(attempt)] === undefined) return undefined
  const wanted = countFor(goal, seen, attempt.color)
  return wanted > attempt.count ? wanted : undefined
}

/** The count that was fixed with the attempt is raised when the live side has more by the time of the switch. */
export const sized: Step = onAttempt('match the live side', ['targets'], (goal, seen, _now, attempt) => {
  const count = grown(goal, seen, attempt)
  if (count === undefined || goal.allow.has('smaller-side')) return pass
  const why = `${other(attempt.color)} has ${count} now, ${attempt.count} were asked for`
  if (goal.command === 'switch')
    return fail(`${why}; run deploy, which adds what is missing, or give allow: smaller-side`)
  return remember(withAttempt(seen.memo, attempt, { count, passed: unsettled(attempt) }), why)
})

/** Both sides are looked at once more before traffic moves; what that look finds is for `sized`. */
export const compared: Step = onAttempt(
  'compare the sides',
  ['targets', 'machines', 'routes'],
  (goal, seen, _now, attempt) => {
    if (!follows(goal, attempt) || seen.findings[keyOf(attempt)] !== undefined) return pass
    return check(
      'size',
      keyOf(attempt),
      attempt,
      `${attempt.count} on ${attempt.color}: has ${other(attempt.color)} grown?`,
    )
  },
)
