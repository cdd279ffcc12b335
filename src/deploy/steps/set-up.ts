import { noted } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** Every step of the set-up ended well, in order. One that a kill interrupted runs again: it must bear that. */
export const setUp: Step = onAttempt(
  'set the machines up',
  ['machines'],
  (goal, seen, now, attempt, rung) => {
    const labels = goal.terms.setUp
    const index = labels.findIndex((_, at) => !isNoted(attempt, `set-up.${at + 1}`))
    const label = labels[index]
    if (attempt.kind === 'switchover' || label === undefined) return pass
    const key = `set-up/${attempt.id}/${index}`
    const answer = ask(seen, now, { rung, check: 'set-up', key, side: attempt, index, withinMs: 0 })
    if (answer === 'passed') {
      return remember(
        noted(seen.memo, attempt, `set-up.${index + 1}`),
        `${label}: ${index + 1} of ${labels.length} done`,
      )
    }
    if (answer.kind === 'wait') return answer
    return { ...answer, why: answer.kind === 'reject' ? `set-up failed: ${label}: ${answer.why}` : label }
  },
)
