import type { Decision, Observation } from './model.ts'

const firstMs = 250
const lastMs = 5000

/** How long to sleep before the next look: short after a change, longer while nothing changes. */
export class Pace {
  #nextMs = firstMs
  #seen = ''

  /** Milliseconds to sleep, never longer than the move allows. */
  next(seen: Observation, atMostMs: number): number {
    const now = JSON.stringify([seen.routes, seen.sides, seen.preview, seen.memo])
    this.#nextMs = now === this.#seen ? Math.min(this.#nextMs * 1.3, lastMs) : firstMs
    this.#seen = now
    return Math.max(20, Math.min(this.#nextMs, atMostMs))
  }
}

/** R12: notices that the same act is decided again and again although nothing has changed. */
export class Repeats {
  #last = ''
  #count = 0

  /** How often in a row this has now been decided; 1 for something new. */
  count({ rung, move }: Decision, seen: Observation): number {
    if (move.kind !== 'act' || move.act.kind === 'check') return 1
    const { written, ...memo } = seen.memo
    const key = JSON.stringify([rung, move.act.kind, seen.routes, seen.sides, seen.preview, memo])
    this.#count = key === this.#last ? this.#count + 1 : 1
    this.#last = key
    return this.#count
  }
}

/** After this many the run ends as stranded. */
export const mostRepeats = 5
/** What AWS accepted may show late: the same act again only after a longer and longer pause. */
export const repeatPauseMs = (count: number): number => 250 * 2 ** (count - 2)
