import type { Terms } from '../goal.ts'
import { other } from '../model.ts'
import { fail, pass, stoodMs, wait } from '../moves.ts'
import { identityOf, tellsApart } from '../seen.ts'
import type { Move, Step } from '../step.ts'
import { ask, isUnreached } from './asked.ts'
import { onAttempt } from './on-attempt.ts'

/** With each share of a switch by steps the candidate is asked through its preview once more. */
const asksWhileShared = ({ switch: { steps }, testsByPreview, watch }: Terms): boolean =>
  steps.length > 1 && (testsByPreview !== 'none' || watch?.http === true)

/**
 * The preview is proven like a switch: through every node the header leads to the candidate.
 * Until then a release test "via preview" could be answered by the live side.
 */
export const answering: Step = onAttempt(
  'prove the preview',
  ['preview', 'routes'],
  (goal, seen, now, attempt, rung) => {
    const { proof, minimumHoldMs, testsByPreview } = goal.terms
    const tested = attempt.kind === 'switchover' || attempt.passed.includes('release-test')
    if ((tested || testsByPreview === 'none') && !asksWhileShared(goal.terms)) return pass
    if (seen.preview?.shadowed !== undefined) return fail(seen.preview.shadowed)
    const held = (why: string): Move => {
      const leftMs = minimumHoldMs - stoodMs(seen, rung, now)
      return leftMs > 0 ? wait(leftMs, `${why}: the preview is given the minimum hold`) : pass
    }
    const live = identityOf(seen.memo, other(attempt.color))
    if (proof === undefined || !tellsApart(goal.terms, attempt, live))
      return held('nothing tells the sides apart')
    const key = `preview/${attempt.id}`
    // A command may have a way of its own to what this runner cannot reach.
    if (testsByPreview === 'maybe' && isUnreached(seen.findings[key]))
      return held('no load-balancer node can be reached from here')
    const question = { rung, check: 'preview', key, side: attempt, withinMs: proof.withinMs } as const
    const answer = ask(seen, now, question)
    return answer === 'passed' ? pass : answer
  },
)
