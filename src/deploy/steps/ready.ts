import { noted } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** Every machine answers the configured question before anything is done with it. */
export const ready: Step = onAttempt('ask the machines', ['machines'], (goal, seen, now, attempt, rung) => {
  if (goal.terms.ready === undefined || attempt.kind === 'switchover' || isNoted(attempt, 'ready'))
    return pass
  const question = {
    rung,
    check: 'ready',
    key: `ready/${attempt.id}`,
    side: attempt,
    withinMs: goal.terms.ready.withinMs,
  } as const
  const answer = ask(seen, now, question)
  if (answer !== 'passed') return answer
  return remember(noted(seen.memo, attempt, 'ready'), 'every machine answers')
})
