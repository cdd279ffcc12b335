/** Virtual time that stops at every moment somebody asked for: what is wrong for a moment only is seen too. */
export class VirtualTime {
  nowMs = 1_000_000
  #moments: number[] = []
  readonly #look: () => void

  constructor(look: () => void) {
    this.#look = look
  }

  /** Stops at this moment on the way. */
  stopAt(atMs: number): void {
    if (atMs > this.nowMs) this.#moments.push(atMs)
  }

  pass(ms: number): void {
    const untilMs = this.nowMs + ms
    if (this.#moments.length > 0) {
      const due = this.#moments.filter((atMs) => atMs <= untilMs).sort((a, b) => a - b)
      this.#moments = this.#moments.filter((atMs) => atMs > untilMs)
      for (const atMs of due) {
        this.nowMs = atMs
        this.#look()
      }
    }
    this.nowMs = untilMs
    this.#look()
  }
}

/** A value with its past, for those who read it late. */
export class Lagging<T> {
  #past: { readonly atMs: number; readonly value: T }[]

  constructor(value: T) {
    this.#past = [{ atMs: 0, value }]
  }

  get now(): T {
    return this.asOf(Number.POSITIVE_INFINITY)
  }

  set(value: T, atMs: number): void {
    this.#past.push({ atMs, value })
  }

  asOf(ms: number): T {
    for (let i = this.#past.length - 1; i > 0; i--) {
      const entry = this.#past[i]
      if (entry !== undefined && entry.atMs <= ms) return entry.value
    }
    const [first] = this.#past
    if (first === undefined) throw new Error('there is always a first value')
    return first.value
  }
}

/** Numbers in [0, 1): the same for the same seed. */
export function numbersFrom(seed: number): () => number {
  let last = seed
  return () => {
    last = (last * 1_103_515_245 + 12_345) % 2_147_483_648
    return last / 2_147_483_648
  }
}
