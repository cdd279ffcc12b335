/** A timer that has not fired yet. */
export interface Timer {
  cancel(): void
}

/**
 * The sandbox's time: it runs `speed` times as fast as the machine's, and can be moved forward.
 * Every delay in the sandbox goes through it, so that a drain of 300 s can take milliseconds.
 */
export interface Clock {
  /** Milliseconds since 1970, by the sandbox's time. */
  now(): number
  /** Runs `fire` once, `ms` of the sandbox's time from now. A promise it returns is awaited by `advance`. */
  after(ms: number, fire: () => void | Promise<void>): Timer
  /** Moves time forward by `ms`, firing every timer that falls due in order and awaiting what each starts. */
  advance(ms: number): Promise<void>
  /** The number of the `advance` under way; undefined while time just flows. */
  move(): number | undefined
  /** Cancels every timer; the clock is of no use afterwards. */
  close(): void
}
