import { setImmediate } from 'node:timers/promises'
import type { Clock, Timer } from '../clock.ts'

interface Entry {
  readonly due: number
  readonly fire: () => void | Promise<void>
}

/** So long may moving the clock keep the machine from everything else, such as answering who asks for the state. */
const BREATH_MS = 10

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
  let moves = 0
  /** While what is due is fired the alarm stays as it is, since it is set right after. */
  let firing = false

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
    for (let at = placeFor(queue, entry.due - 1); queue[at]?.due === entry.due; at += 1) {
      if (queue[at] === entry) return void queue.splice(at, 1)
    }
  }

  /** Fires what is due, in order. */
  function fireDue(): void {
    firing = true
    try {
      fireAll()
    } finally {
      firing = false
    }
  }

  function fireAll(): void {
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
    if (!firing && queue[0] === entry) setAlarm()
    return { cancel: () => remove(entry) }
  }

  async function advanceTo(target: number): Promise<void> {
    moves += 1
    const work: Promise<unknown[]>[] = []
    begun = work
    const errors = await fireUntil(target, work).finally(() => {
      begun = undefined
    })
    jump(target)
    setAlarm()
    if (errors.length > 0) throw errors[0]
  }

  /** Gives the errors that the work ended with. */
  async function fireUntil(target: number, work: Promise<unknown[]>[]): Promise<readonly unknown[]> {
    const errors: unknown[] = []
    let breathed = performance.now()
    for (let next = queue[0]; next !== undefined && next.due <= target; next = queue[0]) {
      jump(next.due)
      fireDue()
      const breathless = performance.now() - breathed > BREATH_MS
      if (work.length === 0 && !breathless) continue
      setAlarm()
      if (breathless) await setImmediate()
      // The alarm may ring meanwhile: what it fires is awaited as well.
      while (work.length > 0) errors.push(...(await Promise.all(work.splice(0))).flat())
      if (breathless) breathed = performance.now()
    }
    return errors
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
    move: () => (begun === undefined ? undefined : moves),
    close() {
      clearTimeout(alarm)
      queue.length = 0
    },
  }
}

function asError(error: unknown): unknown[] {
  return [error]
}

/** The place behind every entry that is due no later: timers of one instant fire in the order they were started in. */
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
