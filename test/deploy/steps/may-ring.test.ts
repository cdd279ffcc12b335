import { expect, test } from 'vitest'
import { alarmKey } from '../../../src/deploy/alarms.ts'
import type { Alarm } from '../../../src/deploy/model.ts'
import { preflight } from '../../../src/deploy/preflight.ts'
import { quietAlarms } from '../../../src/deploy/steps/quiet-alarms.ts'
import { shifted } from '../../../src/deploy/steps/shifted.ts'
import { watched } from '../../../src/deploy/steps/watched.ts'
import {
  aFinding,
  answer,
  aRoute,
  found,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  someSeen,
  told,
  written,
} from '../builders.ts'
import { aWatch, goal } from '../goals.ts'

const alarm = (name: string, state: Alarm['state'] = 'ringing'): Alarm => ({ name, state, said: 'since May' })
const noise = alarm('web-latency')
const alarms = [alarm('web-5xx', 'ok'), noise]
const watch = aWatch({ alarms: ['web-5xx', 'web-latency'], mayRing: ['web-latency'] })
const wanted = goal({}, { watch })
const looked = found(aFinding('alarms', 'alarms/a2'))
const rang = { at: now - 60_000, rang: [alarmKey('web-latency')] }

/** Moved to green, with what the record says of the time before. */
const moved = (change: { alarms: readonly Alarm[]; findings?: ReturnType<typeof found> }, before = rang) => {
  const seen = seenMoved({}, change)
  return { ...seen, memo: { ...seen.memo, before } }
}

test('an alarm that may ring refuses no switch, by its name alone', () => {
  const findings = looked

  expect(preflight(wanted, someSeen({ alarms }), now).kind).toBe('go')
  expect(answer(quietAlarms, seenOpen({}, { findings, alarms }), wanted).kind).toBe('pass')
  const others = [alarm('web-5xx'), noise]
  expect(preflight(wanted, someSeen({ alarms: others }), now)).toMatchObject({
    kind: 'refuse',
    why: expect.not.stringContaining('web-latency'),
  })
  expect(answer(quietAlarms, seenOpen({}, { findings, alarms: others }), wanted).kind).toBe('fail')
})

test('what nobody can read or find is not excused', () => {
  for (const state of ['unread', 'missing'] as const)
    expect(preflight(wanted, someSeen({ alarms: [alarm('web-latency', state)] }), now).kind).toBe('refuse')
})

test('R4: what rang before stands in the record with the intent, before the first route changes', () => {
  const move = answer(shifted, seenOpen({}, { alarms }), wanted)

  expect(written(move)).toMatchObject({
    intent: { color: 'green' },
    before: { at: now, rang: [alarmKey('web-latency')] },
  })
  expect(told(move)).toBe(
    'act remember: every route is about to be set to green; alarm web-latency rang before the switch: left out of the watch',
  )
  expect(written(answer(shifted, seenOpen({}, { alarms: [alarm('web-5xx', 'ok')] }), wanted))).toMatchObject({
    before: { at: now, rang: [] },
  })
})

test('steps that begin anew keep what stood before the first one: what rings since may be the release', () => {
  const seen = seenOpen({}, { alarms, routes: [aRoute('blue')] })
  const intent = { color: 'green', share: 50, from: 10, lent: [] } as const
  const before = { at: now - 60_000, rang: [] as string[] }

  expect(written(answer(shifted, { ...seen, memo: { ...seen.memo, intent, before } }, wanted))).toMatchObject(
    {
      before,
    },
  )
})

test('a switch that begins anew after its release had traffic excuses nothing that began to ring meanwhile', () => {
  const again = (before: typeof rang) => {
    const seen = seenOpen({ passed: ['traffic'] }, { alarms, findings: looked })
    return { ...seen, memo: { ...seen.memo, before } }
  }
  const quiet = { ...rang, rang: [] }

  expect(preflight(wanted, again(quiet), now).kind).toBe('refuse')
  expect(answer(quietAlarms, again(quiet), wanted).kind).toBe('fail')
  expect(preflight(wanted, again(rang), now).kind).toBe('go')
  expect(written(answer(shifted, again(rang), wanted))?.before).toEqual(rang)
})

test('an alarm that rang before is left out of the watch, and said to be', () => {
  const findings = found(aFinding('watch', 'watch/a2'))

  expect(answer(watched, moved({ alarms }), wanted)).toMatchObject({ act: { against: '' } })
  expect(told(answer(watched, moved({ alarms, findings }), wanted))).toBe(
    'wait 1000: as asked; alarm web-latency rang before the switch: left out of the watch; 600 s left',
  )
  expect(answer(watched, moved({ alarms: [alarm('web-5xx'), noise] }), wanted)).toMatchObject({
    act: { against: 'alarm web-5xx rings: since May' },
  })
})

test('an alarm that was quiet before counts, though it may ring', () => {
  expect(answer(watched, moved({ alarms }, { at: now, rang: [] }), wanted)).toMatchObject({
    act: { against: 'alarm web-latency rings: since May' },
  })
})

test('the record decides for whoever goes on, not what the config says by then', () => {
  const stricter = goal({}, { watch: { ...watch, mayRing: [] } })

  expect(answer(watched, moved({ alarms }), stricter)).toMatchObject({ act: { against: '' } })
})

test('R7: an alarm that is left out and cannot be read does not end the watch', () => {
  const bad = aFinding('watch', 'watch/a2', { passed: false, streak: 3, said: 'target health: 1 of 2' })
  const findings = found(bad)

  expect(answer(watched, moved({ alarms: [alarm('web-latency', 'unread')], findings }), wanted).kind).toBe(
    'reject',
  )
  expect(answer(watched, moved({ alarms: [alarm('web-5xx', 'unread')], findings }), wanted).kind).toBe('fail')
})

test('noise from before the switch keeps no held side from being retired', () => {
  const retire = goal({ command: 'retire', release: undefined, build: undefined }, { watch })
  const seen = seenHeld({ due: now - 1 }, { alarms })

  expect(preflight(retire, { ...seen, memo: { ...seen.memo, before: rang } }, now).kind).toBe('go')
  expect(preflight(retire, seen, now).kind).toBe('refuse')
})

test('names of alarms differ by their keys', () => {
  const keys = ['web-5xx', 'web-5XX', 'web-5xx ', 'TargetTracking-web-AlarmHigh-1'].map(alarmKey)

  expect(new Set(keys).size).toBe(4)
  expect(keys.every((key) => /^[0-9a-f]{8}$/.test(key))).toBe(true)
})
