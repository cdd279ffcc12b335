/** Seeded randomness: the same seed gives the same ids and delays. */
export interface Random {
  /** A number in [min, max]. */
  between(min: number, max: number): number
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string
}

/** Randomness that repeats for the same seed (mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  return {
    between: (min, max) => min + next() * (max - min),
    hex: (length) => Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join(''),
  }
}
