import { expect, test } from 'vitest'
import { decide } from '../../../src/deploy/decide.ts'
import type { Goal } from '../../../src/deploy/goal.ts'
import type { Observation } from '../../../src/deploy/model.ts'
import { preflight } from '../../../src/deploy/preflight.ts'
import { liveWell } from '../../../src/deploy/steps/live-well.ts'
import {
  aFinding,
  aHold,
  answer,
  aRoute,
  aSide,
  blueMachines,
  emptySide,
  found,
  gated,
  greenMachines,
  now,
  seenHeld,
  someAttempt,
  stood,
  told,
} from '../builders.ts'
import { goal } from '../goals.ts'

/** The way back is not taken away while it may be needed, whichever command is about to end it. */
const retire = goal({ command: 'retire', release: undefined, build: undefined })
const next = goal({ release: 'v3', build: 'b3', allow: new Set(['early-retire']) })
const none = goal({ hold: { kind: 'none' } })
const commands: readonly (readonly [string, Goal])[] = [
  ['retire', retire],
  ['a deploy with hold: none', none],
  ['a deploy of the next release', next],
]

const sides = (state: 'healthy' | 'unhealthy'): Observation['sides'] => ({
  blue: aSide(gated('closed', blueMachines)),
  green: aSide(gated('open', greenMachines), state),
})
const well = seenHeld({ due: now }, { sides: sides('healthy') })
const sick = { ...well, sides: sides('unhealthy') }
const elsewhere = { ...well, routes: [aRoute('blue', '443'), aRoute('green', '80')] }

test.each(commands)('%s ends a side beside one that is well', (_, wanted) => {
  expect(answer(liveWell, well, wanted).kind).toBe('pass')
})

const patienceMs = 60_000

test.each(commands)('%s waits a while for a live side that is not well', (_, wanted) => {
  expect(told(answer(liveWell, stood(sick, liveWell, patienceMs - 1), wanted))).toMatch(
    /^wait 1: the live side is not well: green has 0 of 2 targets healthy/,
  )
  const brief = { ...wanted, terms: { ...wanted.terms, healthWithinMs: 5000 } }
  expect(answer(liveWell, stood(sick, liveWell, 5000), brief).kind).toBe('fail')
  const rings = { ...sick, alarms: [{ name: 'web-5xx', state: 'ringing', said: '' } as const] }
  expect(answer(liveWell, rings, wanted).kind).toBe('fail')
})

test.each(commands)('%s ends nothing beside a live side that fell sick meanwhile', (_, wanted) => {
  expect(told(answer(liveWell, stood(sick, liveWell, patienceMs), wanted))).toMatch(
    /^fail: the live side is not well: green has 0 of 2 targets healthy; .*Run rollback/,
  )
  const forced = { ...wanted, allow: new Set([...wanted.allow, 'unhealthy-live' as const]) }
  expect(answer(liveWell, sick, forced).kind).toBe('pass')
})

test.each(commands)(
  '%s ends nothing where production was moved meanwhile, and tells the diff',
  (_, wanted) => {
    expect(told(answer(liveWell, elsewhere, wanted))).toContain(
      '443: the record says green with v2 → blue\n80: the record says green with v2; unchanged\nSet the routes back, or run rollback',
    )
  },
)

test('it is asked after the last wait, and before the preview of the side goes', () => {
  for (const [, wanted] of commands) {
    const findings = found(aFinding('busy', 'busy/blue'))
    const working = { ...wanted, terms: { ...wanted.terms, retire: { ...wanted.terms.retire, busy: true } } }

    expect(decide(working, { ...sick, findings }, now)).toMatchObject({
      rung: 'look at the live side',
      move: { kind: 'wait' },
    })
  }
})

test('what is out of service already is ended, whatever the live side says', () => {
  expect(answer(liveWell, { ...sick, sides: { ...sick.sides, blue: emptySide } }, retire).kind).toBe('pass')
})

test('a release is refused before it ends the way back from a live side that is not well', () => {
  expect(preflight(next, sick, now)).toMatchObject({
    kind: 'refuse',
    why: expect.stringContaining('the live side is not well'),
    remedy: expect.stringMatching(/^Run rollback/),
  })
  expect(preflight(next, well, now).kind).toBe('go')
})

test('a release that repairs what serves takes the place of one that failed', () => {
  for (const standing of ['rejected', 'rolled-back'] as const) {
    const failed = { ...sick, memo: { ...sick.memo, idle: aHold({ standing, due: now + 1000 }) } }

    expect(preflight(next, failed, now).kind).toBe('go')
    expect(answer(liveWell, failed, next).kind).toBe('pass')
  }
})

test('a release that is larger than what serves is no reproach to it, nor is a side that a person let be smaller', () => {
  const larger = { ...next, terms: { ...next.terms, count: { live: false, atLeast: 5 } } }
  const follows = { ...none, terms: { ...none.terms, count: { live: true, atLeast: 0 } } }
  const before = seenHeld({ due: now, size: 3 }, { sides: sides('healthy') })

  expect(preflight(larger, well, now).kind).toBe('go')
  expect(answer(liveWell, before, follows).kind).toBe('wait')
  expect(answer(liveWell, before, { ...follows, allow: new Set(['smaller-side']) }).kind).toBe('pass')
})

test('a deploy that has nothing to end is not told that what it made live is sick', () => {
  const again = goal({ run: { ...none.run, attempt: 2 } })
  const done = seenHeld({ run: 'o/r/7/1' }, { sides: sides('unhealthy') })

  expect(preflight(again, done, now).kind).toBe('go')
  expect(someAttempt().build).toBe(again.build)
})
