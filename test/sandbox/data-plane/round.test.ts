import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Clock } from '../../../sandbox/clock.ts'
import type { Finding } from '../../../sandbox/data-plane/health/probe.ts'
import { type Checking, Round } from '../../../sandbox/data-plane/health/round.ts'
import { createClock } from '../../../sandbox/model/clock.ts'
import { until } from './scene.ts'

let clock: Clock
beforeEach(() => {
  clock = createClock()
})
afterEach(() => clock.close())

const passed: Finding = { passed: true }
const one = { key: 'one', address: '127.0.0.1', port: 8080 }
const other = { ...one, key: 'other' }

/** Checks every 5 s by these answers; `changes` says whether an answer changes what is known of its target. */
function checking(ask: (key: string) => Promise<Finding>, changes: boolean): Checking {
  return { clock, intervalMs: () => 5_000, ask: ({ key }) => ask(key), note: () => changes }
}

test('an answer from before a change leaves nobody in peace after it', async () => {
  const asked: string[] = []
  const answer = async (key: string) => {
    asked.push(key)
    if (asked.length === 1) round.keep(() => true)
    return passed
  }
  const round = new Round(checking(answer, false), [one])

  await clock.advance(12_000)

  expect(asked).toEqual(['one', 'one'])
})

test('a target that has not answered yet is not asked again, and keeps no other from being asked', async () => {
  const asked: string[] = []
  const answer = (key: string) => {
    asked.push(key)
    return key === 'one' ? new Promise<Finding>(() => undefined) : Promise.resolve(passed)
  }
  new Round(checking(answer, true), [one, other])

  await clock.advance(12_000)

  expect(asked).toEqual(['one', 'other', 'other', 'other'])
})

test('who was asked before the clock is moved is asked again by the first round of the move', async () => {
  const asked: string[] = []
  const early = Promise.withResolvers<Finding>()
  const answer = (key: string) => {
    asked.push(key)
    return asked.length === 1 ? early.promise : Promise.resolve(passed)
  }
  new Round(checking(answer, true), [one])
  await until(() => asked.length === 1)
  clock.after(4_900, () => early.resolve(passed))

  await clock.advance(7_000)

  expect(asked).toEqual(['one', 'one'])
})

test('targets that are not wanted any more are asked no more', async () => {
  const asked: string[] = []
  const answer = (key: string) => {
    asked.push(key)
    return Promise.resolve(passed)
  }
  const round = new Round(checking(answer, true), [one, other])
  await clock.advance(1_000)

  const isAnyLeft = [round.keep((key) => key === 'other'), round.keep(() => false)]
  await clock.advance(12_000)

  expect(isAnyLeft).toEqual([true, false])
  expect(asked).toEqual(['one', 'other'])
})
