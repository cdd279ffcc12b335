import { expect, test } from 'vitest'
import type { Finding } from '../../../src/deploy/finding.ts'
import { shifted } from '../../../src/deploy/steps/shifted.ts'
import { watched } from '../../../src/deploy/steps/watched.ts'
import { aFinding, answer, aRoute, found, now, seenMoved, seenOpen, stood, told } from '../builders.ts'
import { aWatch, goal } from '../goals.ts'

const minute = 60_000
/** The watch began at this full minute. */
const begun = Math.floor(now / minute) * minute - 20 * minute
const before = { at: begun - 90_000, rang: [] }
const watch = aWatch({ forMs: 10 * minute, compare: { minutes: 3, baseline: 10 } })
const wanted = goal({}, { watch })
const well = (at: number) => aFinding('watch', 'watch/a2', { at })
const compared = (at: number, change: Partial<Finding> = {}) =>
  aFinding('compare', 'compare/a2/100', { at, said: 'web-green: 5xx 0 % against 0 %', ...change })

/** What the watch answers so long after it began. */
function after(ms: number, findings: readonly Finding[] = [], given = watch) {
  const at = begun + ms
  const seen = seenMoved({}, { findings: found(well(at), ...findings) })
  const its = {
    ...seen,
    memo: { ...seen.memo, before },
    run: { ...seen.run, entered: { [watched.name]: begun } },
  }
  return watched.next(goal({}, { watch: given }), its, at)
}

test('the sides are compared as soon as AWS has told of as many whole minutes as are asked for', () => {
  expect(after(6 * minute - 1).kind).toBe('wait')
  expect(after(6 * minute)).toMatchObject({
    act: {
      check: 'compare',
      minutes: {
        candidate: { from: begun, to: begun + 3 * minute },
        baseline: { from: begun - 12 * minute, to: begun - 2 * minute },
      },
    },
  })
})

test('a watch that begins within a minute compares from the next one on', () => {
  const late = begun + 1
  const seen = seenMoved({}, { findings: found(well(late + 7 * minute - 1)) })
  const its = {
    ...seen,
    memo: { ...seen.memo, before },
    run: { ...seen.run, entered: { [watched.name]: late } },
  }

  expect(watched.next(wanted, its, late + 7 * minute - 2).kind).toBe('wait')
  expect(watched.next(wanted, its, late + 7 * minute - 1)).toMatchObject({
    act: { minutes: { candidate: { from: begun + minute, to: begun + 4 * minute } } },
  })
})

test('once compared, they are compared again with each minute that AWS tells of', () => {
  const first = begun + 6 * minute + 5000

  expect(told(after(7 * minute - 1, [compared(first)]))).toBe(
    'wait 1000: as asked; web-green: 5xx 0 % against 0 %; 181 s left',
  )
  expect(after(7 * minute, [compared(first)])).toMatchObject({
    act: { check: 'compare', minutes: { candidate: { to: begun + 4 * minute } } },
  })
})

test('a breach is a verdict with the numbers of both sides', () => {
  const said =
    'worse than the old side: web-green 5xx 4 % of 900 requests against 0 % of 5,000 (1 % more may be)'

  expect(told(after(6 * minute, [compared(begun + 6 * minute, { passed: false, said })]))).toBe(
    `reject: under production traffic: ${said}`,
  )
})

test('the watch ends by its time where the last comparison was well', () => {
  const last = begun + 10 * minute

  expect(after(10 * minute, [compared(last)]).kind).toBe('pass')
  // The newest minute counts too.
  expect(after(10 * minute, [compared(last - minute)])).toMatchObject({ act: { check: 'compare' } })
})

test('R7: metrics that cannot be read are asked for again, then the run fails and nothing is rejected', () => {
  const at = begun + 10 * minute
  const unread = (streak: number, ago: number) =>
    compared(at - ago, { passed: false, unread: true, streak, said: 'CloudWatch could not be asked' })

  expect(after(10 * minute, [unread(1, 4999)]).kind).toBe('wait')
  expect(after(10 * minute, [unread(1, 5000)])).toMatchObject({ act: { check: 'compare' } })
  expect(told(after(10 * minute, [unread(3, 0)]))).toBe(
    'fail: under production traffic: CloudWatch could not be asked',
  )
})

test('nothing is measured where nothing is to be compared', () => {
  expect(after(10 * minute, [], { ...watch, compare: undefined } as never).kind).toBe('pass')
})

test('the first whole minute is one of the new process: a crash makes a comparison later, never of other minutes', () => {
  const seen = seenMoved({}, { findings: found(well(now)) })
  const resumed = { ...seen, memo: { ...seen.memo, before } }

  expect(answer(watched, resumed, wanted).kind).toBe('wait')
  expect(answer(watched, stood(resumed, watched, 6 * minute - 1), wanted).kind).toBe('wait')
})

test('with a part of the traffic both sides are compared over the same minutes', () => {
  const steps = goal({}, { watch, switch: { before: [], after: [], steps: [50, 100], everyMs: 10 * minute } })
  const at = begun + 6 * minute
  const share = { share: 50, from: 0, color: 'green', lent: [] } as const
  const route = { ...aRoute('mixed'), weights: { blue: 50, green: 50 } }
  const keys = found(aFinding('release-test', 'release-test/a2/50'), aFinding('watch', 'watch/a2/50', { at }))
  const seen = seenOpen({}, { routes: [route], findings: keys })
  const its = {
    ...seen,
    memo: { ...seen.memo, intent: share, before },
    run: { ...seen.run, entered: { [shifted.name]: begun } },
  }

  const span = { from: begun, to: begun + 3 * minute }
  expect(shifted.next(steps, its, at)).toMatchObject({
    act: { check: 'compare', share: 50, minutes: { candidate: span, baseline: span } },
  })
  const worse = aFinding('compare', 'compare/a2/50', { at, passed: false, said: 'worse' })
  expect(told(shifted.next(steps, { ...its, findings: { ...keys, ...found(worse) } }, at))).toBe(
    'reject: under 50 % of production traffic: worse',
  )
})
