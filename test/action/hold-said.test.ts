import { expect, test } from 'vitest'
import { holdSaid } from '../../src/action/hold-said.ts'
import { statusPanel } from '../../src/action/status-panel.ts'
import { sidesSection } from '../../src/action/summary/sides.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import type { Observation } from '../../src/deploy/model.ts'
import type { Memo } from '../../src/deploy/record.ts'
import { someHoldTerms } from '../deploy/goals.ts'
import { anObservation, machine, noon, side } from './endings.ts'

const price = { perInstanceHour: 0.0208, currency: 'USD' }
const hour = 3_600_000

/** Blue was left with three targets; one of them ails by now and one is gone. */
function worn(): Observation {
  const { memo, sides } = anObservation()
  const blue = side([machine('i-b1'), machine('i-b2')])
  const [well, other] = blue.targets
  const ailing = other && { ...other, state: 'unhealthy' as const, said: 'Request timed out' }
  return anObservation({
    memo: { ...memo, idle: memo.idle && { ...memo.idle, size: 3 }, terms: someHoldTerms },
    sides: { ...sides, blue: { ...blue, targets: [well, ailing].filter((one) => one !== undefined) } },
  })
}

test('a hold costs what its instances cost, since it began', () => {
  expect(holdSaid(worn(), noon + hour - 60_000, price)?.cost).toEqual({
    currency: 'USD',
    perHour: 0.0416,
    soFar: 0.0416,
  })
  expect(holdSaid(worn(), noon, undefined)?.cost).toBeUndefined()
})

test('the panel says what the held side has lost, costs, and is to be ended by', () => {
  expect(statusPanel('web', worn(), noon + hour, price).slice(3, 6)).toEqual([
    '  lost     i-b2 is unhealthy: Request timed out; 1 of 3 targets are gone',
    '  cost     0.0416 USD an hour, 0.0423 USD so far',
    '  terms    1 route; retire: terminate; keep what still works after 1 h; minimum hold 0 s',
  ])
})

test('the summary shows both sides beside each other, and what is told of a hold below its own', () => {
  const [text] = sidesSection(worn(), holdSaid(worn(), noon + hour, price))

  expect(text).toContain('|  | 🟦 blue | 🟩 green |')
  expect(text).toContain('| Due | retire at 2026-11-22 12:30:00 UTC, **overdue by 30 min** |  |')
  expect(text).toContain('| Lost | i-b2 is unhealthy: Request timed out; 1 of 3 targets are gone |  |')
  expect(text).toContain('| Cost | 0.0416 USD an hour, 0.0423 USD so far |  |')
})

test('traffic is drawn by its share, and counted by routes where they disagree', () => {
  const { routes } = anObservation()
  const byWeight = routes.map((route) => ({
    ...route,
    forwards: 'mixed' as const,
    weights: { blue: 7, green: 3 },
  }))
  const apart = routes.map((route, at) => ({
    ...route,
    forwards: at === 0 ? ('blue' as const) : ('green' as const),
  }))
  const traffic = (of: Observation['routes']) =>
    sidesSection(anObservation({ routes: of }), undefined)[0]
      ?.split('\n')
      .find((row) => /Traffic/.test(row))

  expect(traffic(byWeight)).toBe('| Traffic | ▓▓▓▓▓▓▓░░░ 70 % | ▓▓▓░░░░░░░ 30 % |')
  expect(traffic(apart)).toBe('| Traffic | 1 of 2 routes | 1 of 2 routes |')
})

test('nothing is told of a hold where nothing stands idle', () => {
  const memo: Memo = emptyMemo

  expect(holdSaid(anObservation({ memo }), noon, price)).toBeUndefined()
})

test('what somebody wrote as a reason stays a text in the summary', () => {
  const { memo } = anObservation()
  const reason = '<b>bold</b> | x'
  const seen = anObservation({ memo: { ...memo, idle: memo.idle && { ...memo.idle, reason } } })

  expect(sidesSection(seen, undefined)[0]).toContain('&lt;b&gt;bold&lt;/b&gt; \\| x')
})
