import { describe, expect, test } from 'vitest'
import { wholly } from '../../../src/deploy/memo.ts'
import { agreed, agreedNoted, agreedProven } from '../../../src/deploy/steps/agreed.ts'
import { rungsFor } from '../../../src/deploy/steps/emptied.ts'
import {
  adopted,
  begun,
  finished,
  forgotten,
  idleUnpreviewed,
  keptEnded,
  settled,
} from '../../../src/deploy/steps/retired.ts'
import {
  heldHealthy,
  heldPreviewed,
  heldProven,
  heldTurned,
  marked,
  rollbackTo,
  turnedBack,
} from '../../../src/deploy/steps/rolled-back.ts'
import {
  aFinding,
  aHold,
  aMachine,
  answer,
  aPreview,
  aRoute,
  aSide,
  blueMachines,
  emptySide,
  found,
  greenMachines,
  now,
  seenHeld,
  someSeen,
  stood,
  told,
  written,
} from '../builders.ts'
import { goal, someTerms } from '../goals.ts'

const [, idleDrained, , , , idleEnded] = rungsFor({ name: undefined, ids: undefined })
if (idleDrained === undefined || idleEnded === undefined) throw new Error('a batch drains and ends')

const retire = (change: Partial<typeof someTerms.retire> = {}, more: Parameters<typeof goal>[0] = {}) =>
  goal({ command: 'retire', ...more }, { retire: { ...someTerms.retire, ...change } })

test('nothing is retired before the live side has served for the minimum hold', () => {
  const wanted = goal({ command: 'retire' }, { minimumHoldMs: 90_000 })
  const seen = seenHeld()
  const since = (at: number) => ({
    ...seen,
    memo: { ...seen.memo, live: seen.memo.live && { ...seen.memo.live, since: at } },
  })

  expect(told(answer(settled, since(now - 30_000), wanted))).toMatch(/^wait 60000: /)
  expect(answer(settled, since(now - 90_000), wanted).kind).toBe('pass')
})

const busy = (change: Parameters<typeof aFinding>[2] = {}) =>
  found(aFinding('busy', 'busy/blue', { passed: false, said: 'i-1: 409', ...change }))

test.each([
  ['is asked whether it works', seenHeld(), 'act check: does blue still work?'],
  [
    'is retired when it says that no work is left',
    seenHeld({}, { findings: busy({ passed: true }) }),
    'pass',
  ],
  [
    'that works is noted as retiring',
    seenHeld({}, { findings: busy() }),
    'act remember: blue still works → it is retiring',
  ],
  [
    'that is retiring is waited for',
    seenHeld({ standing: 'retiring', since: now }, { findings: busy() }),
    'wait 1000: i-1: 409',
  ],
  [
    'is asked again every second',
    seenHeld({ standing: 'retiring', since: now }, { findings: busy({ at: now - 1000 }) }),
    'act check: i-1: 409',
  ],
  ['without machines has no work', seenHeld({}, { sides: { blue: emptySide, green: emptySide } }), 'pass'],
])('a held side %s', (_, seen, says) => {
  expect(told(answer(finished, seen, retire({ busy: true })))).toBe(says)
})

const stillBusy = stood(
  seenHeld({ standing: 'retiring', since: now }, { findings: busy() }),
  finished,
  60_000,
)

test('a side that works longer than wait ends as retiring; where it stands in the way of a release, as failed', () => {
  expect(told(answer(finished, stillBusy, retire({ busy: true })))).toBe(
    'done retiring: blue still works: i-1: 409',
  )
  const deploy = goal({ release: 'v3', build: 'b3' }, { retire: { ...someTerms.retire, busy: true } })
  expect(told(answer(finished, stillBusy, deploy))).toBe('done failed: blue still works: i-1: 409')
})

test('past a deadline that keeps it, it is told how late it is, and how it is ended all the same', () => {
  const late = { standing: 'retiring', since: now - 3 * 3_600_000 } as const
  const overdue = stood(seenHeld(late, { findings: busy() }), finished, 60_000)

  expect(told(answer(finished, overdue, retire({ busy: true })))).toBe(
    'done retiring: blue still works, 2 h past its deadline, until retire with allow: busy ends it: i-1: 409',
  )
})

test('hold: none beside a busy side ends as retiring: the release itself is live', () => {
  const deploy = goal({ hold: { kind: 'none' } }, { retire: { ...someTerms.retire, busy: true } })

  expect(told(answer(finished, stillBusy, deploy))).toBe('done retiring: blue still works: i-1: 409')
})

test('a side that is busy past its deadline gets what at-deadline says, not what a quiet side gets', () => {
  const late = { busy: true, deadlineMs: 1000, whenQuiet: 'terminate', atDeadline: 'stop' } as const
  const overdue = seenHeld({ standing: 'retiring', since: now - 1000 })

  expect(told(answer(finished, overdue, retire(late)))).toBe('act check: does blue still work?')
  const asked = { ...overdue, findings: busy() }
  expect(answer(finished, asked, retire(late)).kind).toBe('pass')
  expect(told(answer(idleEnded, asked, retire(late)))).toBe('act keep: i-1, i-2: stopped, on no side')
})

test('at-deadline: keep leaves a busy side at work', () => {
  const overdue = seenHeld({ standing: 'retiring', since: now - 1000 }, { findings: busy() })

  expect(answer(finished, overdue, retire({ busy: true, deadlineMs: 1000 })).kind).toBe('wait')
})

test('allow: busy ends a side that works', () => {
  const wanted = retire({ busy: true }, { allow: new Set(['busy']) })

  expect(answer(finished, seenHeld({}, { findings: busy() }), wanted).kind).toBe('pass')
})

describe('before anything is taken away the record says that the side ends, so that a sweep goes on with it', () => {
  const byAnn = retire({}, { reason: 'all is well' })

  test('a held side is held no more, whatever its window and default', () => {
    const open = seenHeld({ approval: true, holdDefault: 'rollback' })

    const move = answer(begun, open, byAnn)

    expect(told(move)).toBe('act remember: blue with v1 is not held any more')
    const idle = written(move)?.idle
    expect(idle).toMatchObject({ standing: 'retiring', due: undefined, approval: false, since: now })
    expect(idle).toMatchObject({ run: 'o/r/7/1', by: 'ann', reason: 'all is well' })
    expect(answer(begun, seenHeld({ standing: 'retiring', due: undefined }), byAnn).kind).toBe('pass')
  })

  test.each(['rejected', 'rolled-back'] as const)('a side that is %s stays so, and is due', (standing) => {
    const idle = written(answer(begun, seenHeld({ standing }), byAnn))?.idle

    expect(idle).toEqual({ ...aHold({ standing }), due: now })
    expect(answer(begun, seenHeld({ ...idle }), byAnn).kind).toBe('pass')
  })
})

test('the side is unpreviewed, drained, ended and forgotten', () => {
  expect(
    [idleUnpreviewed, idleDrained, idleEnded, forgotten].map((step) => told(answer(step, seenHeld()))),
  ).toEqual([
    'act unpreview: blue is about to be emptied',
    'act deregister: 2 targets of blue → out of service',
    'act terminate: i-1, i-2 of blue',
    'act remember: blue is empty',
  ])
  expect(written(answer(forgotten, seenHeld()))?.idle).toBeUndefined()
})

test.each([
  ['stop', 'act keep: i-1, i-2: stopped, on no side'],
  ['keep', 'act keep: i-1, i-2: kept, on no side'],
] as const)('then: %s leaves the machines on no side', (whenQuiet, says) => {
  expect(told(answer(idleEnded, seenHeld(), retire({ whenQuiet })))).toBe(says)
})

const strangers = [aMachine({ id: 'i-1', ours: false, attempt: '' })]
const adoptedHold = seenHeld(
  { adopted: true, attempt: '', release: 'unknown' },
  { sides: { blue: aSide(strangers), green: aSide(greenMachines) } },
)

test('R9: machines that we did not make are left running, unless allow: adopted makes them ours', () => {
  expect(answer(idleEnded, adoptedHold, retire()).kind).toBe('pass')
  expect(answer(adopted, adoptedHold, retire()).kind).toBe('pass')
  expect(told(answer(adopted, adoptedHold, retire({}, { allow: new Set(['adopted']) })))).toBe(
    'act adopt: i-1: allowed to end with blue',
  )
})

test('allow: kept ends what earlier retirements kept', () => {
  const seen = someSeen({ kept: [aMachine({ id: 'i-8', state: 'stopped' })] })

  expect(answer(keptEnded, seen, retire()).kind).toBe('pass')
  expect(told(answer(keptEnded, seen, retire({}, { allow: new Set(['kept']) })))).toBe(
    'act terminate: i-8: kept before, allowed to end',
  )
})

const rollback = goal({ command: 'rollback', release: undefined, build: undefined })

test.each([
  ['the held side', seenHeld(), 'blue'],
  ['a side that is being retired', seenHeld({ standing: 'retiring' }), 'blue'],
  ['the live side, where the other was rejected', seenHeld({ standing: 'rejected' }), 'green'],
  ['the live side, where the other was rolled back from', seenHeld({ standing: 'rolled-back' }), 'green'],
  ['the live side, where nothing is held', someSeen(), 'blue'],
])('a rollback goes to %s', (_, seen, color) => {
  expect(rollbackTo(rollback, seen)?.color).toBe(color)
})

test('allow: rolled-back lets a rollback go to a side that was rolled back from', () => {
  const wanted = goal({ ...rollback, allow: new Set(['rolled-back']) })

  expect(rollbackTo(wanted, seenHeld({ standing: 'rolled-back' }))?.color).toBe('blue')
})

test('promise 5: a preview that was removed is put back, so that the held side is health-checked', () => {
  const blind = seenHeld({}, { preview: undefined })

  expect(told(answer(heldPreviewed, blind, rollback))).toBe('act preview: no preview rule → it shows blue')
  expect(answer(heldPreviewed, seenHeld(), rollback).kind).toBe('pass')
})

const sickBlue = { blue: aSide(blueMachines, 'unhealthy'), green: aSide(greenMachines) }

test('promise 5: no rollback to a side with nothing healthy', () => {
  const sick = seenHeld({}, { sides: sickBlue })

  expect(answer(heldHealthy, seenHeld(), rollback).kind).toBe('pass')
  expect(told(answer(heldHealthy, sick, rollback))).toMatch(/^wait 60000: 0 of 2 targets healthy/)
  expect(told(answer(heldHealthy, stood(sick, heldHealthy, 60_000), rollback))).toMatch(/^fail: 0 of 2/)
  const gone = seenHeld({}, { sides: { ...sickBlue, blue: emptySide } })
  expect(told(answer(heldHealthy, gone, rollback))).toBe('fail: blue has no targets')
})

test('an intent alone does not spare the held side its check; a route that is there does', () => {
  const sick = seenHeld({}, { sides: sickBlue })
  const meant = { ...sick, memo: { ...sick.memo, intent: wholly('blue') } }

  expect(answer(heldHealthy, meant, rollback).kind).toBe('wait')
  expect(answer(heldHealthy, { ...meant, routes: [aRoute('blue'), aRoute('green')] }, rollback).kind).toBe(
    'pass',
  )
})

test('R4: a rollback writes its intent, then sets every route', () => {
  const first = answer(turnedBack, seenHeld(), rollback)
  const meant = { ...seenHeld(), memo: { ...seenHeld().memo, intent: wholly('blue') } }

  expect(written(first)?.intent).toEqual(wholly('blue'))
  expect(told(answer(turnedBack, meant, rollback))).toBe('act forward: 443: green; 443 rule 80: green → blue')
})

test('a rollback is proven, turns the preview round and only then is marked', () => {
  const back = { ...seenHeld(), routes: [aRoute('blue')] }

  expect(told(answer(heldProven, back, rollback))).toBe('act check: blue must answer as v1')
  expect(told(answer(heldTurned, back, rollback))).toBe(
    'act preview: the preview shows blue → it shows green',
  )
  const move = answer(marked, back, rollback)
  expect(told(move)).toBe('act remember: blue serves v1 again; v2 is rolled back from')
  expect(written(move)).toMatchObject({
    live: { color: 'blue', release: 'v1', since: now },
    idle: { color: 'green', release: 'v2', standing: 'rolled-back' },
    intent: undefined,
  })
})

test('where somebody else set the routes back there is nothing rolled back from', () => {
  const move = answer(marked, someSeen(), rollback)

  expect(written(move)).toMatchObject({ live: { color: 'blue', release: 'v1' }, idle: undefined })
})

const allowed = goal({ allow: new Set(['foreign-change']) })
const moved = seenHeld({}, { routes: [aRoute('blue'), aRoute('blue', '443 rule 80')] })
const split = seenHeld({}, { routes: [aRoute('blue'), aRoute('green', '443 rule 80')] })

test('a change from outside is made one, proven, and only then recorded', () => {
  const first = answer(agreed, split, allowed)
  expect(written(first)?.intent).toEqual(wholly('green'))
  const meant = { ...split, memo: { ...split.memo, intent: wholly('green') } }
  expect(told(answer(agreed, meant, allowed))).toBe('act forward: 443: blue → green')
  expect(told(answer(agreedProven, meant, allowed))).toBe('act check: green must answer as v2')
  expect(written(answer(agreedNoted, { ...meant, routes: [aRoute('green')] }, allowed))).toMatchObject({
    live: { color: 'green', since: now },
    idle: aHold(),
    intent: undefined,
  })
})

test('R4: the side that somebody took out of production is held until a person ends it', () => {
  expect(written(answer(agreedNoted, moved, allowed))).toMatchObject({
    live: { color: 'blue', release: 'v1', attempt: 'a1', since: now },
    idle: { color: 'green', release: 'v2', standing: 'held', due: undefined, approval: true },
  })
})

test('a rollback whose preview is gone keeps the name of the attempt in it', () => {
  const move = answer(heldPreviewed, seenHeld({}, { preview: aPreview({ names: ['green'] }) }), rollback)

  expect(move.kind === 'act' && move.act).toMatchObject({ attempt: 'a2', names: ['blue', 'green'] })
})
