import type { CheckAct } from '../../../src/deploy/acts.ts'

/** What really happened. */
interface Served {
  readonly nowMs: number
  /** When the old side last had production traffic. */
  readonly oldLastMs: number
  /** For how long a node may still do what it was told before the last change: there, back and there again answers as there. */
  readonly lagMs: number
  /** When the intent was written: what a person sent to the candidate before that nobody can know. */
  readonly intendedMs: number
}

/** What is wrong with the minutes that are compared: the candidate's own, the old side's from before it got any request. */
export function wrongMinutes({ minutes, share }: CheckAct, served: Served): string | undefined {
  if (minutes?.baseline === undefined) return 'nobody recorded when the switch began'
  if (minutes.candidate.to > served.nowMs - 180_000) return 'minutes were compared that AWS has not told of'
  if (share !== undefined) return undefined
  if (minutes.candidate.from < served.oldLastMs - served.lagMs)
    return 'minutes of the old side were taken for the candidate’s'
  return minutes.baseline.to > served.intendedMs
    ? 'minutes of the candidate were taken for the old side’s'
    : undefined
}
