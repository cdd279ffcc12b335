import type { Clients } from './clients.ts'

/** What AWS turned a call away for. */
export interface Refused {
  /** Those that it named; none: it was for something else. */
  readonly named: readonly string[]
  /** Those of them that the call goes on without. */
  readonly out: ReadonlySet<string>
}

export interface Persistent {
  readonly ids: readonly string[]
  /** Makes the call for these. */
  readonly call: (ids: string[]) => Promise<unknown>
  /** Looks into why it failed. */
  readonly refused: (error: unknown, ids: readonly string[]) => Promise<Refused>
  /** For how long AWS may name those that it takes later. */
  readonly withinMs: number
}

/**
 * Makes a call for many at once where AWS does nothing for any of them because of some: these are left out, and it is
 * made again for the others. Those that are named wrongly, which a look shows, are asked for again.
 */
export const withoutRefused = async (
  { clock }: Pick<Clients, 'clock'>,
  { ids, call, refused, withinMs }: Persistent,
  signal: AbortSignal,
): Promise<void> => {
  const until = performance.now() + withinMs
  let left = [...ids]
  while (left.length > 0) {
    try {
      await call(left)
      return
    } catch (error) {
      const { named, out } = await refused(error, left)
      if (named.length === 0 || performance.now() > until) throw error
      left = left.filter((id) => !out.has(id))
      if (out.size < named.length) await clock.sleep(500, signal)
    }
  }
}
