import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Clock, Timer } from '../../clock.ts'
import type { RoutedTarget } from '../routing/route.ts'
import { whileAnswersCome } from './patience.ts'
import type { Finding } from './probe.ts'
import { type Moment, mayRest } from './rest.ts'

/** What a round does for its group. */
export interface Checking {
  readonly clock: Clock
  intervalMs(): number
  /** Nothing where checks are off. */
  ask(target: RoutedTarget): Promise<Finding | undefined>
  /** False where the finding changed nothing. */
  note(target: RoutedTarget, finding: Finding): boolean
}

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
  readonly #checking: Checking
  readonly #watches = new Map<string, Watch>()
  /** Counts the changes that the node heard of. */
  #heard = 0
  #timer: Timer

  constructor(checking: Checking, targets: readonly RoutedTarget[]) {
    this.#checking = checking
    for (const target of targets) {
      this.#watches.set(target.key, { target, settled: undefined, pending: undefined })
    }
    this.#timer = checking.clock.after(0, () => this.#fire())
  }

  has(key: string): boolean {
    return this.#watches.has(key)
  }

  /** Ends the checks of every target that is not wanted; whether any is left. */
  keep(isWanted: (key: string) => boolean): boolean {
    this.#heard += 1
    for (const [key, watch] of this.#watches) {
      // Something changed, and who knows what else with it: everyone is asked again.
      watch.settled = undefined
      if (!isWanted(key)) this.#watches.delete(key)
    }
    if (this.#watches.size === 0) this.#timer.cancel()
    return this.#watches.size > 0
  }

  #fire(): Promise<void> | undefined {
    const { clock, intervalMs } = this.#checking
    this.#timer = clock.after(intervalMs(), () => this.#fire())
    const now = this.#now()
    const earlier: Promise<void>[] = []
    const due: Watch[] = []
    for (const watch of this.#watches.values()) {
      if (watch.settled !== undefined && mayRest(watch.settled, now)) continue
      if (watch.pending === undefined) due.push(watch)
      // It was asked before this move of the clock, so its answer may be older than what the move is to show.
      else if (now.move !== undefined && watch.pending.move !== now.move) {
        earlier.push(this.#again(watch, watch.pending.done))
      }
    }
    if (due.length + earlier.length === 0) return undefined
    return whileAnswersCome([...earlier, ...this.#begin(due, now)])
  }

  #now(): Moment {
    const { clock } = this.#checking
    return { sandboxMs: clock.now(), machineMs: performance.now(), move: clock.move() }
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
    const heard = this.#heard
    try {
      const changed = await this.#askAndNote(watch)
      // An answer from before a change says nothing about after it.
      watch.settled = changed || heard !== this.#heard ? undefined : now
    } finally {
      watch.pending = undefined
    }
  }

  async #askAndNote(watch: Watch): Promise<boolean> {
    const { target } = watch
    const isWatched = () => this.#watches.get(target.key) === watch
    const finding = isWatched() ? await this.#checking.ask(target) : undefined
    return finding !== undefined && isWatched() && this.#checking.note(target, finding)
  }
}

/** Thousands of checks are spread a little, but a clock that is being moved waits for them. */
function pause({ move }: Moment): Promise<void> {
  return move === undefined ? setTimeout(BETWEEN_SLICES_MS) : setImmediate()
}
