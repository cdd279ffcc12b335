import { noted } from '../memo.ts'
import { fail, pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted, switchedOn } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** Every release test passed against the candidate; one that fails is the verdict. */
export const tested: Step = onAttempt('test the release', switchedOn, (goal, seen, now, attempt, rung) => {
  const { releaseTests: labels, testsByPreview } = goal.terms
  if (attempt.kind === 'switchover' || labels.length === 0 || isNoted(attempt, 'release-test')) return pass
  const shadowed = seen.preview?.shadowed
  // Also after the tests: they may have been answered by whoever that rule leads to.
  if (shadowed !== undefined && testsByPreview !== 'none') return fail(shadowed)
  const key = `release-test/${attempt.id}`
  const answer = ask(seen, now, { rung, check: 'release-test', key, side: attempt, withinMs: 0 })
  if (answer === 'passed')
    return remember(
      noted(seen.memo, attempt, 'release-test'),
      `${labels.length} of ${labels.length} release tests passed → noted`,
    )
  return answer.kind === 'act' ? { ...answer, why: labels.join(', ') } : answer
})
