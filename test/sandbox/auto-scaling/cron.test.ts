import { expect, test } from 'vitest'
import { nextTime } from '../../../sandbox/model/scaling/cron.ts'

const next = (recurrence: string, after: string, zone = 'UTC') => {
  const ms = nextTime(recurrence, zone, Date.parse(after))
  return ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 16)
}

test.each([
  ['* * * * *', '2026-11-22T10:00:30Z', '2026-11-22T10:01'],
  ['0 9 * * *', '2026-11-22T09:00:00Z', '2026-11-23T09:00'],
  ['*/15 8-10 * * *', '2026-11-22T10:50:00Z', '2026-11-23T08:00'],
  ['30 0 1 1,6,12 *', '2026-11-22T00:00:00Z', '2026-12-01T00:30'],
  ['0 0 * * MON-FRI', '2026-11-20T12:00:00Z', '2026-11-23T00:00'],
  ['0 0 * * 7', '2026-11-22T12:00:00Z', '2026-11-29T00:00'],
  ['0 0 1 * fri', '2026-11-22T00:00:00Z', '2026-11-27T00:00'],
  ['0 0 29 feb *', '2026-11-22T00:00:00Z', '2028-02-29T00:00'],
])('%s after %s is %s', (recurrence, after, then) => {
  expect(next(recurrence, after)).toBe(then)
})

test('a time zone is followed through its changes of the clock', () => {
  const nine = (after: string) => next('0 9 * * *', after, 'Europe/Berlin')

  expect([nine('2026-10-24T00:00:00Z'), nine('2026-10-24T12:00:00Z')]).toEqual([
    '2026-10-24T07:00',
    '2026-10-25T08:00',
  ])
})

test.each([
  '',
  'every day',
  '60 * * * *',
  '* * * *',
  '* * * * * *',
  '0 0 31 feb *',
  '5-1 * * * *',
  '*/0 * * * *',
])('"%s" names no time', (recurrence) => {
  expect(next(recurrence, '2026-11-22T00:00:00Z')).toBeUndefined()
})

test('a time zone that is none names no time', () => {
  expect(next('* * * * *', '2026-11-22T00:00:00Z', 'Mars/Base')).toBeUndefined()
})
