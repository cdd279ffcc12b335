/** How often which value came. Three digits of each are kept, so that a busy minute takes no more room than a quiet one. */
export type Spread = ReadonlyMap<number, number>

export function spreadOf(value: number, count = 1): Spread {
  return new Map([[Number(value.toPrecision(3)), count]])
}

/** The first with the second put into it; where one of them cannot be told by value, neither can both. */
export function poured(
  into: Map<number, number> | undefined,
  spread: Spread | undefined,
): Map<number, number> | undefined {
  if (into === undefined || spread === undefined) return undefined
  for (const [value, count] of spread) into.set(value, (into.get(value) ?? 0) + count)
  return into
}

/** All of these in one. */
export const together = (spreads: readonly (Spread | undefined)[]): Spread | undefined =>
  spreads.reduce<Map<number, number> | undefined>(poured, new Map())

/** The least value that so many percent of all do not exceed; undefined where there is none. */
export function percentile(spread: Spread, percent: number): number | undefined {
  const sorted = [...spread].sort(([one], [other]) => one - other)
  const all = sorted.reduce((sum, [, count]) => sum + count, 0)
  let passed = 0
  return sorted.find(([, count]) => {
    passed += count
    return passed >= (percent / 100) * all
  })?.[0]
}
