import { afterEach, expect, test } from 'vitest'
import type { Clock } from '../../../sandbox/clock.ts'
import { createClock } from '../../../sandbox/model/clock.ts'

let clock: Clock
afterEach(() => clock.close())

test('advance fires timers in the order of their due times, each at its own time', async () => {
  clock = createClock()
  const start = clock.now()
  const fired: [string, number][] = []
  clock.after(20_000, () => void fired.push(['late', clock.now() - start]))
  clock.after(10_000, () => void fired.push(['early', clock.now() - start]))
  clock.after(10_000, () => void fired.push(['early, started later', clock.now() - start]))

  await clock.advance(30_000)

  expect(fired.map(([name]) => name)).toEqual(['early', 'early, started later', 'late'])
  expect(fired.map(([, at]) => Math.round(at / 1000))).toEqual([10, 10, 20])
  expect(clock.now() - start).toBeGreaterThanOrEqual(30_000)
})

test('a timer started by a timer fires in the same advance when it falls due inside it', async () => {
  clock = createClock()
  let ticks = 0
  const tick = () => {
    ticks += 1
    clock.after(10_000, tick)
  }
  clock.after(10_000, tick)

  await clock.advance(45_000)

  expect(ticks).toBe(4)
})

test('advance awaits what a timer starts before it fires the next', async () => {
  clock = createClock()
  const seen: string[] = []
  clock.after(1000, async () => {
    seen.push('begun')
    await new Promise((resolve) => setTimeout(resolve, 20))
    seen.push('ended')
  })
  clock.after(2000, () => void seen.push('next'))

  await clock.advance(3000)

  expect(seen).toEqual(['begun', 'ended', 'next'])
})

test('advance awaits also what falls due by real time while it waits', async () => {
  clock = createClock({ speed: 1000 })
  const ended: string[] = []
  const takes = (name: string, ms: number) => async () => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    ended.push(name)
  }
  clock.after(1000, takes('first', 30))
  clock.after(1001, takes('second', 60))

  await clock.advance(2000)

  expect(ended).toEqual(['first', 'second'])
})

test('work that itself waits for a timer does not keep advance for ever', async () => {
  clock = createClock({ speed: 100 })
  let timedOut = false
  clock.after(1000, () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    clock.after(500, () => {
      timedOut = true
      resolve()
    })
    return promise
  })

  await clock.advance(1000)

  expect(timedOut).toBe(true)
})

test('time runs as many times faster as asked, and timers with it', async () => {
  clock = createClock({ speed: 1000 })
  const start = clock.now()

  await new Promise<void>((resolve) => clock.after(20_000, resolve))

  expect(clock.now() - start).toBeGreaterThanOrEqual(20_000)
  expect(clock.now() - start).toBeLessThan(120_000)
})

test('a timer of the far future does not keep an earlier one waiting', async () => {
  clock = createClock()
  const fired: string[] = []
  clock.after(10 * 365 * 24 * 3_600_000, () => void fired.push('far'))

  await new Promise<void>((resolve) => clock.after(5, resolve))

  expect(fired).toEqual([])
})

test('after an advance, timers that were left fire when real time reaches them', async () => {
  clock = createClock()
  const fired = new Promise<void>((resolve) => clock.after(60_010, resolve))

  await clock.advance(60_000)

  await expect(fired).resolves.toBeUndefined()
})

test('a cancelled timer does not fire', async () => {
  clock = createClock()
  let fired = false
  clock
    .after(1000, () => {
      fired = true
    })
    .cancel()

  await clock.advance(2000)

  expect(fired).toBe(false)
})

test('of timers of one instant, cancelling one leaves the others', async () => {
  clock = createClock()
  const fired: number[] = []
  const timers = [0, 1, 2].map((n) => clock.after(1000, () => void fired.push(n)))
  timers[1]?.cancel()
  timers[1]?.cancel()

  await clock.advance(2000)

  expect(fired).toEqual([0, 2])
})

test('each move of the clock has its own number, and none while time just flows', async () => {
  clock = createClock()
  const moves: (number | undefined)[] = [clock.move()]
  for (let n = 0; n < 2; n++) {
    clock.after(1000, () => void moves.push(clock.move()))
    clock.after(2000, () => void moves.push(clock.move()))
    await clock.advance(3000)
  }
  moves.push(clock.move())

  expect(moves).toEqual([undefined, 1, 1, 2, 2, undefined])
})

test('moving time far ahead leaves room for whoever else waits', async () => {
  clock = createClock()
  const tick = () => {
    clock.after(100, tick)
  }
  clock.after(100, tick)
  let answered = false
  setTimeout(() => {
    answered = true
  }, 1)

  await clock.advance(36_000_000)

  expect(answered).toBe(true)
})

test('two callers that advance at once move time by the sum', async () => {
  clock = createClock()
  const start = clock.now()

  await Promise.all([clock.advance(10_000), clock.advance(20_000)])

  expect(clock.now() - start).toBeGreaterThanOrEqual(30_000)
})

test('an advance whose timer failed fails, and the next one still works', async () => {
  clock = createClock()
  clock.after(1000, () => Promise.reject(new Error('broken')))

  await expect(clock.advance(2000)).rejects.toThrow('broken')
  await expect(clock.advance(2000)).resolves.toBeUndefined()
})
