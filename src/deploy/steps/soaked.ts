import type { Goal } from '../goal.ts'
import type { Instant, Observation } from '../model.ts'
import { fail, pass, reject } from '../moves.ts'
import type { Attempt } from '../record.ts'
import type { Move } from '../step.ts'
import { ask } from './asked.ts'
import { looked } from './watched.ts'

/** The keys of what is found while a share stands. */
const keysOf = ({ id }: Attempt, share: number) => ({
  tests: `release-test/${id}/${share}`,
  watch: `watch/${id}/${share}`,
})

/** Whether this process has seen every route at this share. */
export const hasStood = ({ findings }: Observation, attempt: Attempt, share: number): boolean =>
  Object.values(keysOf(attempt, share)).some((key) => findings[key] !== undefined)

/**
 * A share below 100 stands for as long as asked, and the candidate does well under it: its release tests pass once
 * more, and it is watched. Most answers of production are still the old side's and prove nothing: the candidate is
 * asked through its preview, and target health tells the rest.
 */
export function soaked(
  goal: Goal,
  seen: Observation,
  now: Instant,
  attempt: Attempt,
  share: number,
  rung: string,
): Move {
  const unasked = withoutPreview(goal, seen, attempt)
  if (unasked !== undefined) return fail(unasked)
  const tests = testedAgain(goal, seen, now, attempt, share, rung)
  if (tests.kind !== 'pass') return tests
  const { watch: key } = keysOf(attempt, share)
  return looked(goal, seen, now, attempt, { rung, key, forMs: goal.terms.switch.everyMs, share })
}

/** R7: why nothing can be asked through the preview is no fault of the release. */
function withoutPreview({ terms }: Goal, { preview }: Observation, { color }: Attempt): string | undefined {
  if (terms.watch?.http !== true && terms.testsByPreview === 'none') return undefined
  if (preview?.shows === color) return preview.shadowed
  return 'the preview rule was changed by somebody else: the candidate cannot be asked'
}

function testedAgain(
  { terms: { releaseTests } }: Goal,
  seen: Observation,
  now: Instant,
  attempt: Attempt,
  share: number,
  rung: string,
): Move {
  if (attempt.kind === 'switchover' || releaseTests.length === 0) return pass
  const { tests: key } = keysOf(attempt, share)
  const question = { rung, check: 'release-test', key, side: attempt, withinMs: 0 } as const
  const late = (why: string) => reject(`under ${share} % of production traffic: ${why}`)
  const answer = ask(seen, now, question, late)
  if (answer === 'passed') return pass
  return answer.kind === 'act' ? { ...answer, why: `${share} %: ${releaseTests.join(', ')}` } : answer
}
