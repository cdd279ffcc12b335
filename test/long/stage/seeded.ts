/** Numbers from 0 up to 1, always the same for a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The seed of this run: SWITCHOVER_TEST_SEED, else a new one. Suites print it, so that a failure can be run again. */
export const testSeed: number = Number(
  process.env['SWITCHOVER_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31),
)

/** `count` different members of a list, in random order. */
export function sample<T>(list: readonly T[], count: number, random: () => number): T[] {
  const left = [...list]
  const chosen: T[] = []
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(Math.floor(random() * left.length), 1))
  }
  return chosen
}
