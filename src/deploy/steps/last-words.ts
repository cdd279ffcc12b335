import type { Observation } from '../model.ts'
import { check, pass } from '../moves.ts'
import type { Attempt } from '../record.ts'
import type { Move, Step } from '../step.ts'
import { onAttempt } from './on-attempt.ts'

/** What the machines' consoles end with, or the act that asks for it; `occasion` makes it a question of its own. */
export function lastWords(
  seen: Observation,
  attempt: Attempt,
  occasion: string,
): { readonly kind: 'said'; readonly said: string } | { readonly kind: 'ask'; readonly move: Move } {
  const key = `last-words/${attempt.id}/${occasion}`
  const finding = seen.findings[key]
  if (finding !== undefined) return { kind: 'said', said: finding.said }
  const why = `what do the machines of ${attempt.color} say?`
  return { kind: 'ask', move: check('last-words', key, attempt, why) }
}

/** The last line that one of the machines said. */
export const lastLineOf = (said: string, machine: string): string | undefined =>
  said
    .split('\n')
    .findLast((line) => line.startsWith(`${machine}: `))
    ?.slice(`${machine}: `.length)

/** What the machines of a rejected attempt said is kept for the report, before they go or are left to be looked at. */
export const heard: Step = onAttempt('hear last words', ['machines'], (_goal, seen, _now, attempt) => {
  const there = seen.sides[attempt.color].machines.some((machine) => machine.ours)
  // A cancelled run has seconds.
  if (!there || seen.run.cancelled || attempt.kind === 'switchover') return pass
  const words = lastWords(seen, attempt, 'rejected')
  return words.kind === 'ask' ? words.move : pass
})
