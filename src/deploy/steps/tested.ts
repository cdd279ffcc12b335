import { noted } from '../memo.ts'
import { pass, remember } from '../moves.ts'
import type { Step } from '../step.ts'
import { ask, isNoted } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** Every release test passed against the candidate; one that fails is the verdict. */
export const tested: Step = onAttempt(
  'test the release',
  // The routes too: what the switch decides on next is not older than the last test.
  ['targets', 'machines', 'routes'],
  (goal, seen, now, attempt, rung) => {
    const labels = goal.terms.releaseTests
    if (attempt.kind === 'switchover' || labels.length === 0 || isNoted(attempt, 'release-test')) return pass
    for (const [index, label] of labels.entries()) {
      const key = `release-test/${attempt.id}/${index}`
      const answer = ask(seen, now, { rung, check: 'release-test', key, side: attempt, index, withinMs: 0 })
      if (answer === 'passed') continue
      return answer.kind === 'wait'
        ? answer
        : { ...answer, why: `${label}: ${answer.kind === 'reject' ? answer.why : 'asked now'}` }
    }
    return remember(
      noted(seen.memo, attempt, 'release-test'),
      `${labels.length} of ${labels.length} release tests passed`,
    )
  },
)
