import { seconds } from '../deploy/times.ts'

const againMs = 30_000
const countsMs = 2_000

/**
 * Decides when a wait is told again: at once when it says something else, after 2 s when only its counts
 * changed, and every 30 s in any case. Times in the text are no change.
 */
export class Reminder {
  #rung = ''
  #since = 0
  #last = -Infinity
  #text = ''
  readonly #told = new Map<string, number>()

  /** The text to print now, with how long the rung has waited; undefined: nothing new. */
  due(rung: string, text: string, now: number): string | undefined {
    if (rung !== this.#rung) this.#begin(rung, now)
    const plain = withoutTimes(text)
    const shape = plain.replace(/\d+/g, '#')
    const told = this.#told.get(shape) ?? -Infinity
    const counts = plain !== this.#text && now - this.#last >= countsMs && this.#told.size > 0
    if (now - told < againMs && !(counts && shape === this.#text.replace(/\d+/g, '#'))) return undefined
    this.#told.set(shape, now)
    this.#last = now
    this.#text = plain
    const waitedMs = now - this.#since
    // Of several lines the first one is what was waited for.
    return waitedMs < 1000 ? text : text.replace(/$/m, () => ` (${seconds(waitedMs)})`)
  }

  /** Whether this rung is the one that waits. */
  isOn(rung: string): boolean {
    return rung === this.#rung
  }

  /** Something else was said: the next wait is told from its beginning. */
  forget(): void {
    this.#rung = ''
  }

  #begin(rung: string, now: number): void {
    this.#rung = rung
    this.#since = now
    this.#last = -Infinity
    this.#text = ''
    this.#told.clear()
  }
}

const withoutTimes = (text: string): string => text.replace(/\d+(\.\d+)? ?(ms|s|min|m|h)\b/g, '#')
