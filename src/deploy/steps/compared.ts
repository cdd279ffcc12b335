import type { Finding } from '../finding.ts'
import type { Goal } from '../goal.ts'
import { hasMinutes, type Span, wholeBefore, wholeSince } from '../minutes.ts'
import type { Instant, Observation } from '../model.ts'
import { check, fail, pass, reject, stoodMs } from '../moves.ts'
import type { Attempt } from '../record.ts'
import type { Move } from '../step.ts'

/** How often metrics that could not be read are asked for again, and how soon. */
const mostUnread = 3
const againMs = 5000

const keyOf = ({ id }: Attempt, share: number): string => `compare/${id}/${share}`

/** What the metrics of the share that stands showed last. */
const comparison = (seen: Observation, attempt: Attempt, share: number): Finding | undefined =>
  seen.findings[keyOf(attempt, share)]

/** Whether metrics are to be compared of which nothing could be read yet. */
export const isUncompared = (seen: Observation, attempt: Attempt, share: number): boolean =>
  comparison(seen, attempt, share)?.passed === false

/** `; web-green: 5xx 0.1 % of …`: what was compared last; empty where nothing was yet. */
export const comparedSaid = (seen: Observation, attempt: Attempt, share: number): string => {
  const finding = comparison(seen, attempt, share)
  return finding === undefined ? '' : `; ${finding.said}`
}

/**
 * The candidate's target groups do no worse than those of the old side, by what AWS measured. Asked once for each minute
 * that AWS tells of, as soon as there are as many as are asked for.
 */
export function compared(
  goal: Goal,
  seen: Observation,
  now: Instant,
  attempt: Attempt,
  { rung, share, under }: { readonly rung: string; readonly share: number; readonly under: string },
): Move {
  const asked = goal.terms.watch?.compare
  if (asked === undefined) return pass
  const finding = comparison(seen, attempt, share)
  // R7: what AWS would not say is nothing against the release.
  if (finding?.passed === false && finding.unread !== true) return reject(`${under}: ${finding.said}`)
  if (finding?.passed === false && finding.streak >= mostUnread) return fail(`${under}: ${finding.said}`)
  const since = now - stoodMs(seen, rung, now)
  const candidate = wholeSince(since, now)
  if (!hasMinutes(candidate, asked.minutes) || !isDue(finding, since, now)) return pass
  return check('compare', keyOf(attempt, share), attempt, finding?.said ?? 'how do both sides do?', {
    minutes: { candidate, baseline: baselineOf(seen, candidate, asked.baseline, share) },
    ...(share === 100 ? {} : { share }),
  })
}

const isDue = (finding: Finding | undefined, since: Instant, now: Instant): boolean => {
  if (finding === undefined) return true
  if (!finding.passed) return now - finding.at >= againMs
  return wholeSince(since, now).to > wholeSince(since, finding.at).to
}

/** With a part of the traffic both sides live through the same minutes; then the old one has only those before the switch. */
const baselineOf = ({ memo }: Observation, candidate: Span, minutes: number, share: number) => {
  if (share < 100) return candidate
  return memo.before && wholeBefore(memo.before.at, minutes)
}
