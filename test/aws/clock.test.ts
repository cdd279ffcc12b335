import { expect, test } from 'vitest'
import { createClock } from '../../src/aws/clock.ts'

const start = Date.UTC(2026, 10, 22, 10)
const header = (instant: number) => new Date(instant).toUTCString()

/** A clock and a hand that moves its monotonic time. */
const clockAt = () => {
  let monotonic = 5000
  const clock = createClock(() => monotonic)
  return {
    clock,
    pass: (ms: number) => {
      monotonic += ms
    },
    hear: (instant: number, askedMsAgo = 0) => clock.heard(header(instant), monotonic - askedMsAgo),
  }
}

test('after an answer it tells the time of its Date, carried on', () => {
  const { clock, pass, hear } = clockAt()

  hear(start)
  pass(750)

  expect(clock.now()).toBe(start + 750)
})

test('whole seconds in later answers do not make it jump', () => {
  const { clock, pass, hear } = clockAt()
  hear(start)

  pass(1999)
  hear(start + 1000)

  expect(clock.now()).toBe(start + 1999)
})

test('it is never behind the Date of an answer that came', () => {
  const { clock, pass, hear } = clockAt()
  // The first answer was on its way for a second.
  hear(start)

  pass(200)
  hear(start + 1000)

  expect(clock.now()).toBe(start + 1000)
})

test('it follows when time is moved', () => {
  const { clock, pass, hear } = clockAt()
  hear(start)

  pass(100)
  hear(start + 36_000_000)

  expect(clock.now()).toBe(start + 36_000_000)
})

test('it follows a clock that runs faster than its own', () => {
  const { clock, pass, hear } = clockAt()
  hear(start)

  for (let second = 1; second <= 10; second += 1) {
    pass(1000)
    hear(start + second * 20_000)
  }

  expect(clock.now()).toBe(start + 200_000)
})

test('a late answer from before time was moved does not take it back', () => {
  const { clock, pass, hear } = clockAt()
  hear(start)
  pass(100)
  hear(start + 36_000_000)

  pass(100)
  hear(start, 150)

  expect(clock.now()).toBe(start + 36_000_100)
})

test('a header that is no date is no news', () => {
  const { clock, hear } = clockAt()
  hear(start)

  clock.heard('soon', 0)

  expect(clock.now()).toBe(start)
})
