import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onSignals } from '../src/cancel.ts'

const names = ['SIGINT', 'SIGTERM'] as const
let before: ReadonlyMap<string, readonly NodeJS.SignalsListener[]>
beforeEach(() => {
  before = new Map(names.map((name) => [name, process.listeners(name)]))
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  for (const name of names)
    for (const listener of process.listeners(name))
      if (before.get(name)?.includes(listener) !== true) process.off(name, listener)
})

/** What the process has heard so far, and what it made of it. */
function listening() {
  const said: string[] = []
  const { cancel, end } = onSignals((text) => said.push(text))
  return { said, now: () => ({ cancelled: cancel.aborted, over: end.aborted }) }
}

test.each(names)('the first signal, here %s, is to be answered, and 6 s later the answer is over', (name) => {
  const { said, now } = listening()

  process.emit(name)
  const first = now()
  vi.advanceTimersByTime(5_999)
  const before = now()
  vi.advanceTimersByTime(1)

  expect(said).toEqual([`${name}: ending what can be ended now`])
  expect([first, before, now()]).toEqual([
    { cancelled: true, over: false },
    { cancelled: true, over: false },
    { cancelled: true, over: true },
  ])
})

test.each(names)('the second signal, here %s, ends it at once', (name) => {
  const { now } = listening()

  process.emit('SIGINT')
  process.emit(name)

  expect(now()).toEqual({ cancelled: true, over: true })
})

test('without a signal nothing is over', () => {
  const { said, now } = listening()

  vi.advanceTimersByTime(3_600_000)

  expect([said, now()]).toEqual([[], { cancelled: false, over: false }])
})
