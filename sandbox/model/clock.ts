import type { Clock, Timer } from '../clock.ts'

interface Entry {
  readonly due: number
  readonly fire: () => void | Promise<void>
}

/** setTimeout takes at most this; a later timer is simply looked at again then. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

/**
 * A clock that starts at the machine's time and runs `speed` times as fast.
 * Real time keeps flowing while `advance` awaits what a timer started, so that work which itself waits for
 * a timer (a health check and its time-out) ends; it then costs that time for real.
 */
export function createClock(options: { readonly speed?: number } = {}): Clock {
  const speed = options.speed ?? 1
  const queue: Entry[] = []
  let origin = Date.now()
  let started = performance.now()
  let latest = origin
  let alarm: NodeJS.Timeout | undefined
  let advancing: Promise<void> = Promise.resolve()
  /** What timers started since the advance under way began, each as the errors it ends with. */
  let begun: Promise<unknown[]>[] | undefined

  function now(): number {
    latest = Math.max(latest, Math.floor(origin + (performance.now() - started) * speed))
    return latest
  }

  function jump(to: number): void {
    if (to <= now()) return
    origin = to
    started = performance.now()
    latest = to
  }

  function remove(entry: Entry): void {
    const at = queue.indexOf(entry)
    if (at >= 0) queue.splice(at, 1)
  }

  /** Fires what is due, in order. */
  function fireDue(): void {
    for (let next = queue[0]; next !== undefined && next.due <= now(); next = queue[0]) {
      queue.shift()
      const work = next.fire()
      if (work !== undefined) begun?.push(work.then(() => [], asError))
    }
  }

  function setAlarm(): void {
    clearTimeout(alarm)
    const next = queue[0]
    if (next === undefined) return
    const ms = Math.max(0, (next.due - now()) / speed)
    alarm = setTimeout(ring, Math.min(Math.ceil(ms), LONGEST_TIMEOUT_MS))
  }

  function ring(): void {
    try {
      fireDue()
    } finally {
      setAlarm()
    }
  }

  function after(ms: number, fire: Entry['fire']): Timer {
    const entry: Entry = { due: now() + Math.max(0, Math.ceil(ms)), fire }
    queue.splice(placeFor(queue, entry.due), 0, entry)
    if (queue[0] === entry) setAlarm()
    return { cancel: () => remove(entry) }
  }

  async function advanceTo(target: number): Promise<void> {
    const errors: unknown[] = []
    begun = []
    for (let next = queue[0]; next !== undefined && next.due <= target; next = queue[0]) {
      jump(next.due)
      fireDue()
      setAlarm()
      // The alarm may ring meanwhile: what it fires is awaited as well.
      while (begun.length > 0) errors.push(...(await Promise.all(begun.splice(0))).flat())
    }
    begun = undefined
    jump(target)
    setAlarm()
    if (errors.length > 0) throw errors[0]
  }

  return {
    now,
    after,
    advance(ms) {
      // One after the other, so that two callers at once move time by the sum of what they asked for.
      const turn = advancing.then(() => advanceTo(now() + ms))
      advancing = turn.catch(() => undefined)
      return turn
    },
    close() {
      clearTimeout(alarm)
      queue.length = 0
    },
  }
}

function asError(error: unknown): unknown[] {
  return [error]
}

/** Behind every entry that is due no later: timers of one instant fire in the order they were started in. */
function placeFor(queue: readonly Entry[], due: number): number {
  let low = 0
  let high = queue.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = queue[middle]
    if (entry !== undefined && entry.due <= due) low = middle + 1
    else high = middle
  }
  return low
}
