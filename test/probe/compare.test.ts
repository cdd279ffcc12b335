import { expect, test } from 'vitest'
import type { Measured, Minute } from '../../src/deploy/ports.ts'
import { SwitchoverError } from '../../src/errors.ts'
import { judge } from '../../src/probe/compare/judge.ts'
import { createProbes } from '../../src/probe/probes.ts'
import type { CompareSettings } from '../../src/settings.ts'
import { anAct, never, observation, probeParts, settings } from './builders.ts'

const minuteMs = 60_000
const rules: CompareSettings = { errors: 1, latencyMs: 100, minutes: 2, requests: 100 }

/** Minutes from the first one on: requests, errors, p99. */
const minutes = (...rows: readonly (readonly [number, number, number?])[]): readonly Minute[] =>
  rows.map(([requests, errors, p99Ms], index) => ({ at: index * minuteMs, requests, errors, p99Ms }))
const measured = (its: readonly Minute[], change: Partial<Measured> = {}): Measured => ({
  ...{ pair: 0, group: 'web-green', minutes: its },
  ...change,
})

/** `errors failed 4 against 1`, of a candidate and an old side with these minutes. */
function judged(
  candidate: readonly Minute[],
  baseline: readonly Minute[],
  change: Partial<CompareSettings> = {},
  together = false,
) {
  const span = { from: 0, to: candidate.length * minuteMs }
  const sides = { candidate: measured(candidate), baseline: measured(baseline) }
  return judge({ ...rules, ...change }, sides, span, together).map(
    (row) => `${row.measure} ${row.result} ${row.candidate} against ${row.baseline}`,
  )
}

const calm = minutes([400, 4, 50], [600, 6, 60])

test('as many errors more as are allowed are no breach, and a hair more is one', () => {
  expect(judged(minutes([100, 2, 50], [100, 2, 50]), calm)).toEqual([
    'errors passed 2 against 1',
    'latency passed 50 against 60',
  ])
  expect(judged(minutes([100, 2, 50], [100, 3, 50]), calm)[0]).toBe('errors failed 2.5 against 1')
})

test('fewer errors and faster answers than before are always well', () => {
  expect(judged(minutes([100, 0, 5], [100, 0, 5]), minutes([100, 90, 500]))).toEqual([
    'errors passed 0 against 90',
    'latency passed 5 against 500',
  ])
})

test('one slow minute is no slow release; where most requests are slow, it is', () => {
  expect(judged(minutes([100, 0, 900], [300, 0, 60]), calm)[1]).toBe('latency passed 60 against 60')
  expect(judged(minutes([300, 0, 900], [100, 0, 60]), calm)[1]).toBe('latency failed 900 against 60')
})

test('too few requests on either side judge nothing', () => {
  expect(judged(minutes([40, 40, 900], [59, 59, 900]), calm)).toEqual([
    'errors too-little 100 against 1',
    'latency too-little 900 against 60',
  ])
  expect(judged(minutes([400, 400], [600, 600]), minutes([99, 0]))[0]).toBe('errors too-little 100 against 0')
  expect(judged(minutes([400, 400]), [])).toEqual([
    'errors too-little 100 against undefined',
    'latency too-little undefined against undefined',
  ])
})

test('of the candidate the newest minutes count: what begins late is not thinned by what went well', () => {
  const late = minutes([9000, 0, 50], [9000, 0, 50], [100, 0, 50], [100, 10, 50])

  expect(judged(late, calm)[0]).toBe('errors failed 5 against 1')
})

test('where the newest have too few requests, older ones join them until there are enough', () => {
  const quiet = minutes([70, 70, 50], [40, 10, 50], [40, 0, 50], [30, 0, 50])

  expect(judged(quiet, calm)[0]).toBe(`errors failed ${1000 / 110} against 1`)
})

test('with a part of the traffic the old side is judged by the very same minutes', () => {
  const candidate = minutes([100, 0, 50], [100, 8, 50], [100, 8, 50])
  const stormy = minutes([900, 0, 50], [100, 8, 50], [100, 8, 50])

  expect(judged(candidate, stormy, {}, true)[0]).toBe('errors passed 8 against 8')
  expect(judged(candidate, stormy, {}, false)[0]).toMatch(/^errors failed 8 against 1\.4/)
})

test('only what is asked for is judged', () => {
  expect(judged(calm, calm, { errors: undefined })).toEqual(['latency passed 60 against 60'])
})

const span = (from: number, to: number) => ({ from: from * minuteMs, to: to * minuteMs })
const compare = (
  measures: (color: string, from: number) => Promise<readonly Measured[]>,
  baseline: ReturnType<typeof span> | undefined = span(0, 10),
) =>
  createProbes(
    probeParts({
      settings: settings({ watch: { http: undefined, alarms: [], compare: rules } }),
      measures: (color, { from }) => measures(color, from / minuteMs),
    }),
  ).run(anAct('compare', { minutes: { candidate: span(12, 14), baseline } }), observation(), never)

test('each pair of target groups is compared, each side in its own minutes, and the numbers of both are said', async () => {
  const asked: string[] = []

  const found = await compare(async (color, from) => {
    asked.push(`${color} from ${from}`)
    const at = from * minuteMs
    const minute = (requests: number, errors: number, p99Ms: number) => [{ at, requests, errors, p99Ms }]
    return color === 'green'
      ? [
          measured(minute(1200, 50, 80)),
          measured(minute(300, 0, 40), { pair: 1, group: 'web-green-tls' }),
          measured(minute(3, 3, 40), { pair: 2, group: 'web-green-admin' }),
        ]
      : [
          measured(minute(5310, 5, 70)),
          measured(minute(300, 0, 40), { pair: 1 }),
          measured(minute(300, 0, 40), { pair: 2 }),
        ]
  })

  expect(asked.sort()).toEqual(['blue from 0', 'green from 12'])
  expect(found).toMatchObject({ passed: false })
  expect(found.unread).toBeUndefined()
  expect(found.said).toBe(
    'worse than the old side: web-green 5xx 4.17 % of 1,200 requests against 0.0942 % of 5,310 (1 % more may be); ' +
      'no worse than the old side: web-green p99 80 ms of 1,200 requests against 70 ms of 5,310 (100 ms more may be), ' +
      'web-green-tls 5xx 0 % of 300 requests against 0 % of 300 (1 % more may be), ' +
      'web-green-tls p99 40 ms of 300 requests against 40 ms of 300 (100 ms more may be); ' +
      'web-green-admin: too little to compare, which is no breach: 3 requests against 300 of the old side, 100 are asked for of each',
  )
})

test('R7: metrics that AWS will not tell are no verdict, and are said', async () => {
  const denied = await compare(async () => {
    throw new SwitchoverError('denied', 'cloudwatch:GetMetricData is not allowed', 'Allow it.')
  })

  expect(denied).toEqual({
    passed: false,
    unread: true,
    said: 'CloudWatch could not be asked for metrics: cloudwatch:GetMetricData is not allowed',
  })
  const ended = compare(async () => {
    throw new SwitchoverError('expired', 'the credentials ended', 'Get new ones.')
  })
  await expect(ended).rejects.toThrow('the credentials ended')
})

test('without a record of the time before the switch nothing is compared, and that is said', async () => {
  const bare = createProbes(
    probeParts({ settings: settings({ watch: { http: undefined, alarms: [], compare: rules } }) }),
  ).run(anAct('compare', { minutes: { candidate: span(12, 14), baseline: undefined } }), observation(), never)

  expect(await bare).toEqual({
    passed: true,
    said: 'not compared: nothing is recorded of the time before the switch',
  })
})
