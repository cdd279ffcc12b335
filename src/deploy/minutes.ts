import type { Instant } from './model.ts'

/** AWS's metrics of a load balancer: by whole minutes, and late. */

export const minuteMs = 60_000

/**
 * AWS gives no bound; in use a minute is whole one to three minutes after its end. Before that it may be told of some nodes
 * and not of others.
 */
const lateMs = 3 * minuteMs

/** A time of whole minutes, its end left out. */
export interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** The whole minutes since then of which all is told by now; its end may lie before its beginning. */
export const wholeSince = (since: Instant, now: Instant): Span => ({
  from: Math.ceil(since / minuteMs) * minuteMs,
  to: Math.floor((now - lateMs) / minuteMs) * minuteMs,
})

/** The last whole minutes before that moment. */
export function wholeBefore(moment: Instant, minutes: number): Span {
  const to = Math.floor(moment / minuteMs) * minuteMs
  return { from: to - minutes * minuteMs, to }
}

export const hasMinutes = ({ from, to }: Span, minutes: number): boolean => to - from >= minutes * minuteMs

/** How long a watch lasts at least that is told of so many whole minutes: it may begin just after a full minute. */
export const toldAfterMs = (minutes: number): number => minutes * minuteMs + minuteMs + lateMs
