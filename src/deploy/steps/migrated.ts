import { noted } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted, switchedOn } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/**
 * The migration ran to its end. It is noted as started before (R4) and as done after: found started and not done, it
 * runs again and is told so, since nobody knows how far it came.
 */
export const migrated: Step = onAttempt('migrate', switchedOn, (goal, seen, now, attempt, rung) => {
  const label = goal.terms.migrate
  if (label === undefined || attempt.kind === 'switchover' || isNoted(attempt, 'migrate')) return pass
  if (!isNoted(attempt, started))
    return remember(noted(seen.memo, attempt, started), `${label} is about to run`)
  const again = seen.run.inherited.includes(started)
  const key = `migrate/${attempt.id}`
  const answer = ask(seen, now, { rung, check: 'migrate', key, side: attempt, again, withinMs: 0 })
  if (answer === 'passed') return remember(noted(seen.memo, attempt, 'migrate'), `${label}: done`)
  if (answer.kind === 'wait') return answer
  if (answer.kind === 'reject') return { ...answer, why: `migration failed: ${label}: ${answer.why}` }
  return { ...answer, why: again ? `${label}: started before, its end is not known` : label }
})

const started = 'migrate-started'
