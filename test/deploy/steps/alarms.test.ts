import { expect, test } from 'vitest'
import type { Alarm } from '../../../src/deploy/model.ts'
import { preflight } from '../../../src/deploy/preflight.ts'
import { quietAlarms } from '../../../src/deploy/steps/quiet-alarms.ts'
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
} from '../builders.ts'
import { aWatch, goal } from '../goals.ts'

const alarm = (state: Alarm['state'], said = ''): Alarm => ({ name: 'web-5xx', state, said })
const rings = [alarm('ringing', 'Threshold Crossed: 9 > 1')]

const watch = aWatch({ alarms: ['web-5xx'] })
const wanted = goal({}, { watch })
const looked = found(aFinding('alarms', 'alarms/a2'))

test('the alarms are looked at afresh just before traffic moves', () => {
  expect(answer(quietAlarms, seenOpen({}, { alarms: rings }), wanted)).toMatchObject({
    act: { check: 'alarms' },
  })
  expect(answer(quietAlarms, seenOpen({}, { findings: looked, alarms: [alarm('ok')] }), wanted).kind).toBe(
    'pass',
  )
  expect(answer(quietAlarms, seenOpen(), goal()).kind).toBe('pass')
})

test('R7: an alarm that rings before the switch says nothing of the release: the run fails, nothing is rejected', () => {
  expect(told(answer(quietAlarms, seenOpen({}, { findings: looked, alarms: rings }), wanted))).toBe(
    'fail: before the switch alarm web-5xx rings: Threshold Crossed: 9 > 1; run the command again when it is OK, or name it in watch.may-ring',
  )
})

test('what has not enough data is no breach, before the switch and after it, and is named', () => {
  const alarms = [alarm('unknown')]
  const seen = seenMoved({}, { alarms, findings: found(aFinding('watch', 'watch/a2')) })

  expect(answer(quietAlarms, seenOpen({}, { findings: looked, alarms }), wanted).kind).toBe('pass')
  expect(told(answer(watched, seen, wanted))).toBe(
    'wait 1000: as asked; alarm web-5xx has not enough data, which is no breach; 600 s left',
  )
  expect(answer(watched, seenMoved({}, { alarms }), wanted)).toMatchObject({ act: { against: '' } })
})

test.each([
  ['rings', rings, 'alarm web-5xx rings: Threshold Crossed: 9 > 1'],
  ['is gone', [alarm('missing')], 'alarm web-5xx does not exist any more'],
])('an alarm that %s is against the release in its watch', (_what, alarms, against) => {
  expect(answer(watched, seenMoved({}, { alarms }), wanted)).toMatchObject({
    act: { check: 'watch', against },
  })
})

test('R7: alarms that cannot be read are no verdict: the switch is not begun, and a watch is given up', () => {
  const alarms = [alarm('unread', 'denied')]
  const bad = aFinding('watch', 'watch/a2', {
    passed: false,
    streak: 3,
    said: 'alarm web-5xx could not be read',
  })

  expect(answer(quietAlarms, seenOpen({}, { findings: looked, alarms }), wanted).kind).toBe('fail')
  expect(told(answer(watched, seenMoved({}, { alarms, findings: found(bad) }), wanted))).toBe(
    'fail: under production traffic: alarm web-5xx could not be read',
  )
  expect(preflight(wanted, someSeen({ alarms }), now).kind).toBe('refuse')
})

const waitOrName = 'Wait until it is OK, or name it in watch.may-ring, which leaves it out of this watch.'
test.each([
  ['deploy', someSeen({ alarms: rings }), waitOrName],
  ['switch', seenHeld({}, { alarms: rings }), waitOrName],
  [
    'retire',
    seenHeld({ due: now - 1 }, { alarms: rings }),
    'Run rollback, wait until it is OK, or give allow: unhealthy-live.',
  ],
] as const)('%s is refused while an alarm of the watch rings', (command, seen, remedy) => {
  const bare = { release: undefined, build: undefined }
  const asked = goal({ command, ...(command !== 'deploy' && bare) }, { watch })

  expect(preflight(asked, seen, now)).toMatchObject({
    kind: 'refuse',
    why: expect.stringContaining('alarm web-5xx rings: Threshold Crossed: 9 > 1'),
    remedy,
  })
})

test('what is on its way is gone on with, whatever rings: only so can it be judged, or undone', () => {
  const died = { alarms: rings }

  expect(preflight(wanted, seenMoved({}, died), now).kind).toBe('go')
  expect(preflight(wanted, seenOpen({ verdict: 'rejected' }, died), now).kind).toBe('go')
  const backAgain = seenMoved({}, { ...died, routes: [aRoute('blue')] })
  expect(preflight(wanted, backAgain, now).kind).toBe('go')
})

test('rollback and provision do not care what rings', () => {
  const back = goal({ command: 'rollback', release: undefined, build: undefined }, { watch })
  const provision = goal({ command: 'provision' }, { watch })

  expect(preflight(back, seenHeld({}, { alarms: rings }), now).kind).toBe('go')
  expect(preflight(provision, someSeen({ alarms: rings }), now).kind).toBe('go')
})

test('a proof that is required and that the same release could not give is refused before anything is launched', () => {
  const proof = { withinMs: 1, required: true, marks: ['release' as const] }
  const again = goal({ release: 'v1', build: 'b9', allow: new Set(['same-release'] as const) }, { proof })

  expect(preflight(again, someSeen(), now)).toMatchObject({
    kind: 'refuse',
    why: 'v1 is live: answers cannot tell the sides apart, and proof.required is set',
  })
  const colored = { ...proof, marks: ['color' as const] }
  expect(preflight({ ...again, terms: { ...again.terms, proof: colored } }, someSeen(), now).kind).toBe('go')
})
