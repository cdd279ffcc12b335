import type { Clock } from '../../../sandbox/clock.ts'

interface Entry {
  readonly due: number
  readonly fire: () => void | Promise<void>
}

/** A clock that stands still until a test moves it. */
export function createManualClock(): Clock {
  let now = Date.UTC(2026, 0, 1)
  const queue = new Set<Entry>()
  return {
    now: () => now,
    after(ms, fire) {
      const entry = { due: now + ms, fire }
      queue.add(entry)
      return { cancel: () => queue.delete(entry) }
    },
    async advance(ms) {
      const end = now + ms
      const first = () => [...queue].filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
      for (let next = first(); next !== undefined; next = first()) {
        queue.delete(next)
        now = next.due
        await next.fire()
      }
      now = end
    },
    move: () => undefined,
    close: () => queue.clear(),
  }
}
