import type { CheckAct } from '../../../src/deploy/acts.ts'

/** When each side had production traffic, in truth. */
interface Served {
  readonly nowMs: number
  /** The old side last. */
  readonly oldLastMs: number
  /** The candidate without a break. */
  readonly candidateSinceMs: number
}

/** What is wrong with the minutes that are compared: the candidate's own, the old side's from before it got any request. */
export function wrongMinutes({ minutes, share }: CheckAct, served: Served): string | undefined {
  if (minutes?.baseline === undefined) return 'nobody recorded when the switch began'
  if (minutes.candidate.to > served.nowMs - 180_000) return 'minutes were compared that AWS has not told of'
  if (share !== undefined) return undefined
  if (minutes.candidate.from < served.oldLastMs)
    return 'minutes of the old side were taken for the candidate’s'
  return minutes.baseline.to > served.candidateSinceMs
    ? 'minutes of the candidate were taken for the old side’s'
    : undefined
}
