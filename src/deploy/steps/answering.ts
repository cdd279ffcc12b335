import { other } from '../model.ts'
import { pass, stoodMs, wait } from '../moves.ts'
import { identityOf, tellsApart } from '../seen.ts'
import type { Step } from '../step.ts'
import { ask } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/**
 * The preview is proven like a switch: through every node the header leads to the candidate.
 * Until then a release test "via preview" could be answered by the live side.
 */
export const answering: Step = onAttempt(
  'prove the preview',
  ['preview', 'routes'],
  (goal, seen, now, attempt, rung) => {
    const { proof, minimumHoldMs, releaseTests } = goal.terms
    const tested = attempt.kind === 'switchover' || attempt.passed.includes('release-test')
    if (tested || releaseTests.length === 0) return pass
    const live = identityOf(seen.memo, other(attempt.color))
    if (proof === undefined || !tellsApart(goal.terms, attempt, live)) {
      const leftMs = minimumHoldMs - stoodMs(seen, rung, now)
      return leftMs > 0
        ? wait(leftMs, 'nothing tells the sides apart: the preview is given the minimum hold')
        : pass
    }
    const question = {
      rung,
      check: 'preview',
      key: `preview/${attempt.id}`,
      side: attempt,
      withinMs: proof.withinMs,
    } as const
    const answer = ask(seen, now, question)
    return answer === 'passed' ? pass : answer
  },
)
