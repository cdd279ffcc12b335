import type { Instant } from './model.ts'

/** Moments and durations as people read them, in the log as anywhere else. */

/** `2026-11-22 14:32:05 UTC`: whoever reads it may be anywhere. */
export const timeSaid = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** `90 s`, `1.4 s`, `36 ms`: how long something took. */
export const seconds = (ms: number): string => {
  if (ms > 0 && ms < 1000) return `${Math.round(ms)} ms`
  return ms >= 10_000 || ms % 1000 === 0 ? `${Math.round(ms / 1000)} s` : `${(ms / 1000).toFixed(1)} s`
}

/** `4 h`, `2 min`, `90 s`, `60 s`: how long something may take, in the largest unit of which it is a whole number. */
export const lasting = (ms: number): string => {
  if (ms < 120_000 || ms % 60_000 !== 0) return seconds(ms)
  return ms % 3_600_000 === 0 ? `${ms / 3_600_000} h` : `${ms / 60_000} min`
}
