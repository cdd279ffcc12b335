import { parse } from '@lukeed/ms'

/** `500ms`, `90s`, `5m`, `4h`, `7d`, `2w`: a number with its unit. */
export const durationPattern = /^\d+(\.\d+)? ?(ms|s|m|h|d|w)$/
export const durationForm = 'a duration such as 30s, 15m or 24h, of at most a year'

const yearMs = 366 * 24 * 3_600_000

/** Milliseconds, or undefined where the text is no duration; a number without its unit is none. */
export function readDuration(text: string): number | undefined {
  if (!durationPattern.test(text)) return undefined
  // The library answers undefined for zero.
  const ms = Math.round(parse(text) ?? 0)
  return ms <= yearMs ? ms : undefined
}
