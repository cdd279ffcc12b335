import type { Observation } from './model.ts'
import type { Decision } from './step.ts'

const firstMs = 250
const lastMs = 5000

/** How long to sleep before the next look: short after a change, longer while nothing changes. */
export class Pace {
  #nextMs = firstMs
  #last: readonly unknown[] = []

  /** Milliseconds to sleep, never longer than the move allows. */
  next({ routes, sides, preview, memo }: Observation, atMostMs: number): number {
    const shown = [routes, sides, preview, memo]
    this.#nextMs = isSame(shown, this.#last) ? Math.min(this.#nextMs * 1.3, lastMs) : firstMs
    this.#last = shown
    return Math.max(20, Math.min(this.#nextMs, atMostMs))
  }
}

/** R12: notices that the same act is decided again and again although nothing has changed. */
export class Repeats {
  #last: readonly unknown[] = []
  #count = 0

  /** How often in a row this has now been decided; 1 for something new. */
  count({ rung, move }: Decision, { routes, sides, preview, memo }: Observation): number {
    if (move.kind !== 'act' || move.act.kind === 'check') return 1
    const found = [
      rung,
      move.act.kind,
      routes,
      sides,
      preview,
      // To write the same again changes nothing.
      { ...memo, written: 0 },
    ]
    this.#count = isSame(found, this.#last) ? this.#count + 1 : 1
    this.#last = found
    return this.#count
  }
}

/** Whether two looks show the same; what was not looked at again is the very same object, and quick to tell. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (!isObject(one) || !isObject(other)) return false
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) return false
  for (const key of keys) if (!isSame(one[key], other[key])) return false
  return true
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** After this many the run ends as stranded. */
export const mostRepeats = 5
/** What AWS accepted may show late: the same act again only after a longer and longer pause. */
export const repeatPauseMs = (count: number): number => 250 * 2 ** (count - 2)
