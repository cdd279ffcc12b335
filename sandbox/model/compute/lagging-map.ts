import type { Clock } from '../../clock.ts'

/** A map that also knows what it held a while ago: what a read may still show after a change. */
export interface LaggingMap<Value> {
  readonly current: ReadonlyMap<string, Value>
  /** `sinceMs`: for a value that reads shall take as an old one. */
  set(key: string, value: Value, sinceMs?: number): void
  delete(key: string): void
  /** The value that was current `lagMs` ago. */
  shown(key: string): Value | undefined
  /** Every key that ever held something a read may still show. */
  keys(): Iterable<string>
}

interface Version<Value> {
  readonly sinceMs: number
  readonly value: Value | undefined
}

/** Keeps just as many former values as reads may still show. */
export function createLaggingMap<Value>(clock: Clock, lagMs: number): LaggingMap<Value> {
  const current = new Map<string, Value>()
  const versions = new Map<string, Version<Value>[]>()

  function note(key: string, value: Value | undefined, sinceMs = clock.now()): void {
    const kept = (versions.get(key) ?? []).slice(Math.max(0, shownAt(key)))
    versions.set(key, [...kept, { sinceMs, value }])
  }

  function shownAt(key: string): number {
    const horizon = clock.now() - lagMs
    return (versions.get(key) ?? []).findLastIndex((version) => version.sinceMs <= horizon)
  }

  return {
    current,
    set(key, value, sinceMs) {
      current.set(key, value)
      note(key, value, sinceMs)
    },
    delete(key) {
      current.delete(key)
      note(key, undefined)
    },
    shown: (key) => versions.get(key)?.[shownAt(key)]?.value,
    keys: () => versions.keys(),
  }
}
