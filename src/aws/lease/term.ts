import type { Instant } from '../../deploy/model.ts'
import type { Clock } from '../../deploy/ports.ts'

/**
 * AWS's Date has whole seconds: our clock may be behind by so much. A lease is written to end this much later than its
 * holder counts on, so that nobody sees it ended before that.
 */
const grainMs = 1_000

/** What is written as the end of a lease of this length that begins now. */
export const endOf = (now: Instant, lengthMs: number): Instant => now + lengthMs + grainMs

/** When a lease with this end was renewed last. */
export const renewedAt = (end: Instant, lengthMs: number): Instant => end - lengthMs - grainMs

/**
 * A request that was sent has landed, or never will, this long after it was given up. AWS states no bound: it answers
 * within seconds, and a request whose connection is gone is heard of no more.
 */
export const landingMs = (lengthMs: number): number => Math.min(10_000, lengthMs / 6)

/** How long after a renewal the next one is due: four fit into a length. */
export const renewalMs = (lengthMs: number): number => lengthMs / 4

/** One moment by every clock: AWS's, this process's, and the machine's, which alone goes on while that is suspended. */
export interface Moment {
  readonly aws: Instant
  readonly process: number
  readonly machine: number
}

/** This moment, or the one at which AWS's clock stood so. */
export const momentOf = (clock: Pick<Clock, 'now'>, aws: Instant = clock.now()): Moment => {
  const ago = clock.now() - aws
  return { aws, process: performance.now() - ago, machine: Date.now() - ago }
}

/**
 * How long after the first moment the second is, by the clock that went fastest. AWS's counts from a second on: an answer
 * may have set it right by as much meanwhile.
 */
export const betweenMs = (first: Moment, second: Moment): number =>
  Math.max(second.aws - first.aws - grainMs, second.process - first.process, second.machine - first.machine)
