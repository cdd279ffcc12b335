import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Clock, Timer } from '../../clock.ts'
import type { RoutedTarget } from '../routing/route.ts'
import { whileAnswersCome } from './patience.ts'
import { type Moment, mayRest } from './rest.ts'

/** Asks one target and notes what it answers; false where that changed nothing. */
export type Ask = (target: RoutedTarget) => Promise<boolean>

interface Watch {
  readonly target: RoutedTarget
  /** When it was asked last, if the answer changed nothing. */
  settled: Moment | undefined
  pending: { readonly move: number | undefined; readonly done: Promise<void> } | undefined
}

/** So many targets are asked at once; what else the sandbox has to do comes between. */
const SLICE = 20
const BETWEEN_SLICES_MS = 3

/**
 * The checks of targets that became known to a node at the same moment: they share their times, and so one timer.
 * The first round comes at once. A target that has not answered yet is not asked again.
 */
export class Round {
  readonly #clock: Clock
  readonly #ask: Ask
  readonly #intervalMs: () => number
  readonly #watches = new Map<string, Watch>()
  #timer: Timer

  constructor(clock: Clock, targets: readonly RoutedTarget[], ask: Ask, intervalMs: () => number) {
    this.#clock = clock
    this.#ask = ask
    this.#intervalMs = intervalMs
    for (const target of targets) {
      this.#watches.set(target.key, { target, settled: undefined, pending: undefined })
    }
    this.#timer = clock.after(0, () => this.#fire())
  }

  has(key: string): boolean {
    return this.#watches.has(key)
  }

  /** Ends the checks of every target that is not wanted; whether any is left. */
  keep(isWanted: (key: string) => boolean): boolean {
    for (const [key, watch] of this.#watches) {
      // Something changed, and who knows what else with it: everyone is asked again.
      watch.settled = undefined
      if (!isWanted(key)) this.#watches.delete(key)
    }
    if (this.#watches.size === 0) this.#timer.cancel()
    return this.#watches.size > 0
  }

  #fire(): Promise<void> | undefined {
    this.#timer = this.#clock.after(this.#intervalMs(), () => this.#fire())
    const now = this.#now()
    const earlier: Promise<void>[] = []
    const due: Watch[] = []
    for (const watch of this.#watches.values()) {
      if (watch.settled !== undefined && mayRest(watch.settled, now)) continue
      if (watch.pending === undefined) due.push(watch)
      // It was asked before this move of the clock, so its answer may be older than what the move is to show.
      else if (watch.pending.move !== now.move) earlier.push(this.#again(watch, watch.pending.done))
    }
    if (due.length + earlier.length === 0) return undefined
    return whileAnswersCome([...earlier, ...this.#begin(due, now)])
  }

  #now(): Moment {
    return { sandboxMs: this.#clock.now(), machineMs: performance.now(), move: this.#clock.move() }
  }

  async #again(watch: Watch, done: Promise<void>): Promise<void> {
    await done
    await Promise.all(this.#begin(watch.pending === undefined ? [watch] : [], this.#now()))
  }

  #begin(due: readonly Watch[], now: Moment): readonly Promise<void>[] {
    let turn = Promise.resolve()
    return due.map((watch, index) => {
      if (index > 0 && index % SLICE === 0) turn = turn.then(() => pause(now))
      const done = this.#check(watch, now, index < SLICE ? undefined : turn)
      watch.pending = { move: now.move, done }
      return done
    })
  }

  async #check(watch: Watch, now: Moment, turn: Promise<void> | undefined): Promise<void> {
    await turn
    try {
      const changed = this.#watches.get(watch.target.key) !== watch || (await this.#ask(watch.target))
      watch.settled = changed ? undefined : now
    } finally {
      watch.pending = undefined
    }
  }
}

/** Thousands of checks are spread a little, but a clock that is being moved waits for them. */
function pause({ move }: Moment): Promise<void> {
  return move === undefined ? setTimeout(BETWEEN_SLICES_MS) : setImmediate()
}
