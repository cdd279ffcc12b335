import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../deploy/ports.ts'
import { stoppedBy } from './faults.ts'

/** A clock that AWS's answers set. */
export interface AwsClock extends Clock {
  /** An answer came with this Date header, to a request sent at this reading of the monotonic clock. */
  heard(date: string, sentAt: number): void
}

/** Dates have whole seconds and an answer takes its time: one that is less behind than this is no news. */
const jitterMs = 1500

/**
 * Tells AWS's time (R6): the Date of an answer, carried on by the monotonic clock. It follows AWS's time wherever that
 * goes, and is never behind a Date that came: how long a lease lasts is written by it. Before the first answer it is the
 * machine's own.
 */
export const createClock = (monotonic: () => number = () => performance.now()): AwsClock => {
  let set: { readonly date: number; readonly at: number } | undefined
  const now = () => (set === undefined ? Date.now() : Math.floor(set.date + monotonic() - set.at))
  return {
    now,
    heard(header, sentAt) {
      const date = Date.parse(header)
      if (Number.isNaN(date)) return
      const ahead = date - now()
      // An answer to a question from before the last setting is late, not a clock that goes back.
      const late = set !== undefined && ahead < 0 && sentAt < set.at
      if (set === undefined || ahead > 0 || (ahead < -jitterMs && !late)) set = { date, at: monotonic() }
    },
    sleep: (ms, signal) =>
      pause(Math.max(0, ms), undefined, { signal }).catch(() => {
        throw stoppedBy(signal)
      }),
  }
}
