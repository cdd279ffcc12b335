import { expect, test } from 'vitest'
import { Pace, Repeats, repeatPauseMs } from '../../src/deploy/pace.ts'
import type { Decision } from '../../src/deploy/step.ts'
import { aFinding, aRoute, found, seenOpen, someSeen } from './builders.ts'

test('polls begin at 250 ms and grow to 5 s while nothing changes', () => {
  const pace = new Pace()
  const sleeps = Array.from({ length: 20 }, () => pace.next(someSeen(), 60_000))

  expect(sleeps.slice(0, 3)).toEqual([250, 325, 422.5])
  expect(sleeps.at(-1)).toBe(5000)
})

test('a change, not a finding, brings the pace back', () => {
  const pace = new Pace()
  for (let i = 0; i < 5; i++) pace.next(someSeen(), 60_000)
  const slower = pace.next(someSeen({ findings: found(aFinding('busy', 'busy/blue')) }), 60_000)

  expect(slower).toBeGreaterThan(250)
  expect(pace.next(seenOpen(), 60_000)).toBe(250)
})

test('no sleep is longer than the move allows, and none is a busy loop', () => {
  expect(new Pace().next(someSeen(), 100)).toBe(100)
  expect(new Pace().next(someSeen(), 0)).toBe(20)
})

const decision: Decision = {
  ladder: 'deploy',
  rung: 'switch traffic',
  asks: [],
  move: { kind: 'act', act: { kind: 'forward', color: 'green' }, why: '' },
}

test('R12: the same act over the same observation is counted; a change begins anew', () => {
  const repeats = new Repeats()

  expect(
    [someSeen(), someSeen(), someSeen({ routes: [aRoute('green')] }), someSeen()].map((seen) =>
      repeats.count(decision, seen),
    ),
  ).toEqual([1, 2, 1, 1])
})

test('R12: a record that was only written again is no change', () => {
  const repeats = new Repeats()
  const seen = someSeen()
  const again = { ...seen, memo: { ...seen.memo, written: seen.memo.written + 1 } }

  expect([seen, again].map((look) => repeats.count(decision, look))).toEqual([1, 2])
})

test('an act that AWS shows late is repeated after longer and longer pauses', () => {
  expect([2, 3, 4, 5].map(repeatPauseMs)).toEqual([250, 500, 1000, 2000])
})
