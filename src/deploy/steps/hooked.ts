import type { Goal } from '../goal.ts'
import { noted } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted, switchedOn } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** Commands of the user around the switch, in order; the first that fails is the verdict. Each is noted and not repeated. */
const commandsOf = (
  name: string,
  check: 'before-switch' | 'after-switch',
  labelsOf: (terms: Goal['terms']) => readonly string[],
): Step =>
  onAttempt(name, switchedOn, (goal, seen, now, attempt, rung) => {
    const labels = labelsOf(goal.terms)
    const index = labels.findIndex((_, at) => !isNoted(attempt, `${check}.${at + 1}`))
    const label = labels[index]
    if (label === undefined) return pass
    const key = `${check}/${attempt.id}/${index}`
    const answer = ask(seen, now, { rung, check, key, side: attempt, index, withinMs: 0 })
    if (answer === 'passed') {
      return remember(
        noted(seen.memo, attempt, `${check}.${index + 1}`),
        `${label}: ${index + 1} of ${labels.length} done`,
      )
    }
    if (answer.kind === 'wait') return answer
    if (answer.kind !== 'reject') return { ...answer, why: label }
    const when = check === 'before-switch' ? 'before' : 'after'
    return { ...answer, why: `a command ${when} the switch failed: ${label}: ${answer.why}` }
  })

/** What has to be done right before production traffic moves. */
export const prepared: Step = commandsOf(
  'run before the switch',
  'before-switch',
  (terms) => terms.switch.before,
)

/** What has to be done once every route is proven to be on the candidate: traffic can still go back. */
export const followed: Step = commandsOf(
  'run after the switch',
  'after-switch',
  (terms) => terms.switch.after,
)
