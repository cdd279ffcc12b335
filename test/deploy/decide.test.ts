import { expect, test } from 'vitest'
import { decide } from '../../src/deploy/decide.ts'
import type { Goal } from '../../src/deploy/goal.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Observation, RunSeen } from '../../src/deploy/model.ts'
import { newRun } from '../../src/deploy/run-seen.ts'
import {
  aFinding,
  aMemo,
  aRoute,
  aSide,
  blueMachines,
  found,
  gated,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  someSeen,
  told,
} from './builders.ts'
import { goal } from './goals.ts'

const decided = (seen: Observation, wanted: Goal = goal()): string => {
  const { ladder, rung, move } = decide(wanted, seen, now)
  return `${ladder}/${rung}: ${told(move)}`
}

const inRun = (seen: Observation, run: Partial<RunSeen>): Observation => ({
  ...seen,
  run: { ...seen.run, ...run },
})
const failed = (count = 1) => ({ failure: { said: 'denied', count } })
const rollback = goal({ command: 'rollback', release: undefined, build: undefined })
const retire = goal({ command: 'retire', release: undefined, build: undefined })
const rejected = aMemo({ sequence: 2, rejected: { attempt: 'a2', release: 'v2', reason: 'sick' } })

test('R5: a rejection is written down before anything follows from it', () => {
  const back = seenMoved({}, { routes: [aRoute('green'), aRoute('blue', '80')] })

  expect(decided(inRun(back, { entered: { 'prove the switch': 1 } }))).toBe(
    'deploy/switch traffic: act remember: rejected: 80 was moved back by somebody else',
  )
})

test.each([
  ['deploy', goal()],
  ['rollback', rollback],
  ['retire', retire],
])('R5: a verdict that stands picks the ladder, whatever the command: %s', (_, wanted) => {
  expect(decided(seenMoved({ verdict: 'rejected', reason: 'sick' }), wanted)).toMatch(
    /^reject\/put traffic back: act forward/,
  )
})

test('R7: a failure puts traffic back first, keeps the attempt open, and then ends as failed', () => {
  expect(decided(inRun(seenMoved(), failed()))).toMatch(/^put back\/put traffic back: act forward/)
  expect(decided(inRun(seenOpen(), failed()))).toBe('end/end: done failed: denied')
  expect(decided(inRun(someSeen(), failed()))).toBe('end/end: done failed: denied')
})

test('R7: before traffic had moved only what waited for it is given back; routes that somebody changed stay theirs', () => {
  const sides = { blue: aSide(gated('closed', blueMachines)), green: aSide(greenMachines) }
  const seen = seenOpen({}, { sides, routes: [aRoute('mixed'), aRoute('blue', '80')] })

  expect(decided(inRun(seen, failed()))).toBe('give back/open the gate: act gate: workers of blue → at work')
  expect(decided(inRun({ ...seen, sides: seenOpen().sides }, failed()))).toBe('end/end: done failed: denied')
  expect(decided(inRun(seen, failed(2)))).toBe('end/end: done failed: denied')
})

test('workers of the live side, quiet since a rollback that did not come to the switch, work again first', () => {
  const sides = {
    blue: aSide(gated('closed', blueMachines)),
    green: aSide(gated('closed', greenMachines)),
  }
  const seen = seenHeld({}, { sides })
  const again = 'give back/open the gate: act gate: workers of green → at work'

  for (const command of ['provision', 'test', 'switch', 'deploy', 'retire'] as const)
    expect(decided(seen, goal({ command }))).toBe(again)
  expect(decided(inRun(seen, failed()), rollback)).toBe(again)
  expect(decided(inRun(seen, { cancelled: true }), rollback)).toBe(again)
  expect(decided(inRun(seen, failed(2)), rollback)).toBe('end/end: done failed: denied')
  expect(decided(seen, rollback)).not.toBe(again)
  expect(decided(seen, goal({ command: 'status' }))).toMatch(/^end/)
})

test('R7: what cannot even be put back is stranded', () => {
  expect(decided(inRun(seenMoved(), failed(2)))).toBe('end/end: done stranded: denied')
  expect(decided(inRun(seenMoved({ verdict: 'rejected' }), failed()))).toBe('end/end: done stranded: denied')
  const half = { ...seenHeld(), memo: { ...seenHeld().memo, intent: wholly('blue') } }
  expect(decided(inRun(half, failed()), rollback)).toBe('end/end: done stranded: denied')
  expect(decided(inRun(seenHeld(), failed()), rollback)).toBe('end/end: done failed: denied')
})

test('a cancel before traffic moves is a rejection; what follows ends as rejected', () => {
  expect(decided(inRun(seenOpen(), { cancelled: true }))).toBe(
    'cancel/cancel: act remember: rejected: cancelled',
  )
  expect(decided(inRun(someSeen({ memo: rejected }), { cancelled: true, attempt: 'a2' }))).toBe(
    'end/end: done rejected: sick',
  )
})

test('a cancel leaves what another command parked, until this one has claimed it', () => {
  const parked = inRun(seenOpen({ parked: 'tested' }), { cancelled: true })

  expect(decided(parked)).toBe('end/end: done failed: cancelled; the attempt stays as it is')
})

test('a cancel in the middle of several routes sets all of them back, whatever on-cancel says', () => {
  const half = seenMoved({}, { routes: [aRoute('green'), aRoute('blue', '80')] })

  expect(decided(inRun(half, { cancelled: true }))).toBe('cancel/cancel: act remember: rejected: cancelled')
})

test('a cancelled run waits for nothing that takes minutes: what still drains is the next run’s', () => {
  const { targets } = aSide(greenMachines, 'draining')
  const draining = seenOpen(
    { verdict: 'rejected', reason: 'sick', passed: ['traffic'] },
    { sides: { blue: aSide(blueMachines), green: { ...aSide([]), targets } }, preview: undefined },
  )
  const brief = goal({}, { keepFailedMs: 0 })

  expect(decided(draining, brief)).toMatch(/^reject\/drain the side: wait/)
  expect(decided(inRun(draining, { cancelled: true }), brief)).toMatch(
    /^reject\/drain the side: done rejected: sick; .* draining: left to the next run$/,
  )
})

test('R7: what was put back after a failure stays open, also where a cancel cuts its last wait short', () => {
  const failure = { said: 'denied', count: 1 }
  const back = inRun(seenMoved({}, { routes: [aRoute('blue')] }), { cancelled: true, failure })
  const shown = { ...back, findings: found(aFinding('proof', 'proof/blue')) }

  expect(decided(shown, goal({}, { minimumHoldMs: 120_000, keepFailedMs: 0 }))).toBe(
    'put back/outlast the switch: done failed: denied; every node answers; green is emptied after the minimum hold: left to the next run',
  )
})

test('an attempt that a cancel ended for a run that never claimed it ends as rejected too', () => {
  const over = inRun(someSeen({ memo: rejected }), { cancelled: true, entered: { 'end the attempt': 1 } })

  expect(decided(over)).toBe('end/end: done rejected: sick')
})

test('a cancel after traffic moved leaves it where it is, unless on-cancel says rollback', () => {
  const watch = {
    forMs: 1,
    http: false,
    targetHealth: false,
    alarms: [],
    mayRing: [],
    compare: undefined,
    onCancel: 'rollback' as const,
  }

  // A sweep accepts what nobody comes back for: whoever cancelled is told, and how to take it back.
  expect(decided(inRun(seenMoved(), { cancelled: true }))).toMatch(
    /^leave\/end: done failed: cancelled; traffic stays where it is, the attempt stays open\. .*sweep.*command rollback\.$/,
  )
  expect(decided(inRun(seenMoved(), { cancelled: true }), goal({}, { watch }))).toBe(
    'cancel/cancel: act remember: rejected: cancelled',
  )
})

test.each([
  ['a rollback', rollback],
  ['a retirement', retire],
])('a cancel undoes nothing of %s', (_, wanted) => {
  expect(decided(inRun(seenHeld(), { cancelled: true }), wanted)).toBe(
    'end/end: done failed: cancelled; the next run goes on',
  )
})

test('a cancel that comes when all is done changes nothing', () => {
  expect(decided(inRun(seenHeld(), { cancelled: true, attempt: 'a2' }))).toBe('end/end: done held: ')
})

test('R10: a run whose release was rejected ends as rejected, with the reason', () => {
  expect(decided(inRun(someSeen({ memo: rejected }), { attempt: 'a2' }))).toBe('end/end: done rejected: sick')
})

test('once traffic is on the candidate, only the switch and what follows is asked', () => {
  const gone = { ...seenMoved(), sides: someSeen().sides }

  expect(decided(gone)).toMatch(/^deploy\/prove the switch: act check/)
})

test('a run that takes over an attempt in transit claims it first', () => {
  expect(decided(inRun(seenMoved({ run: 'o/r/6/1' }), newRun))).toMatch(
    /^deploy\/claim the attempt: act remember/,
  )
  expect(decided({ ...seenMoved({ run: 'o/r/6/1' }), run: newRun })).toMatch(/^deploy\/claim the attempt/)
})

test('another build in the way is ended, before and after traffic moved', () => {
  const v3 = goal({ release: 'v3', build: 'b3' })

  expect(decided(seenOpen(), v3)).toMatch(/^replace\/end the former attempt: act remember: rejected: v3/)
  expect(decided(seenMoved(), v3)).toMatch(/^replace\/end the former attempt: act remember: rejected: v3/)
  expect(decided(seenMoved(), rollback)).toMatch(
    /act remember: rejected: rolled back before v2 was accepted$/,
  )
})

test('what a release leaves behind is held, or retired where nothing is to be held any more', () => {
  const none = goal({ hold: { kind: 'none' } })

  expect(decided(seenHeld())).toBe('end/end: done unchanged: this build is live already')
  expect(decided(seenHeld({ run: 'o/r/7/0' }))).toBe('end/end: done held: ')
  expect(decided(seenHeld({ due: now }))).toMatch(/^retire\/begin the retirement: act remember/)
  expect(decided(seenHeld({ due: now, holdDefault: 'rollback' }))).toMatch(/^rollback\//)
  expect(decided(inRun(seenHeld(), { attempt: 'a2' }), none)).toMatch(/^retire\//)
  expect(decided(seenHeld({ standing: 'retiring', due: undefined }))).toMatch(/^retire\//)
})

test('after the retirement of what was held the release is live', () => {
  const alone = someSeen({ memo: { ...seenHeld().memo, idle: undefined }, routes: [aRoute('green')] })

  expect(decided(inRun(alone, { entered: { 'end the hold': 1 } }))).toBe('end/end: done live: ')
})

test('the same build is not deployed over its own held side, with leave for same-release or without', () => {
  const again = goal({ allow: new Set(['same-release'] as const) })

  expect(decided(seenHeld(), again)).toMatch(/^end\/end: done unchanged/)
})

test('what stands in the way of another release is retired first', () => {
  expect(decided(seenHeld({ due: now }), goal({ release: 'v3', build: 'b3' }))).toMatch(/^retire\//)
})

test('a change from outside that is let pass is agreed with before anything is retired', () => {
  const moved = seenHeld({ due: now }, { routes: [aRoute('blue')] })
  const wanted = goal({ release: 'v3', build: 'b3', allow: new Set(['foreign-change'] as const) })

  expect(decided(moved, wanted)).toMatch(/^agree\/agree with the routes: act remember/)
})

test('a retirement that ends something is retired, one that finds nothing unchanged', () => {
  expect(decided(someSeen(), retire)).toBe('end/end: done unchanged: nothing is held')
  for (const rung of ['end the hold', 'end the attempt', 'end what was kept'])
    expect(decided(inRun(someSeen(), { entered: { [rung]: 1 } }), retire)).toBe('end/end: done retired: ')
})

test('a rollback that ended an attempt, or marked its side, is over', () => {
  for (const rung of ['end the attempt', 'mark the rollback'])
    expect(decided(inRun(someSeen(), { entered: { [rung]: 1 } }), rollback)).toBe(
      'end/end: done rolled-back: ',
    )
  expect(
    decided(
      inRun(someSeen({ memo: aMemo({ live: undefined }) }), { entered: { 'end the attempt': 1 } }),
      rollback,
    ),
  ).toBe('end/end: done rolled-back: nothing was live before')
})

test('a rollback that ended an attempt before it had traffic claims no more than that', () => {
  const memo = aMemo({ rejected: { attempt: 'a3', release: 'v3', reason: 'rolled back' } })
  const after = (entered: Record<string, number>) => decided(inRun(someSeen({ memo }), { entered }), rollback)

  expect(after({ 'end the attempt': 1 })).toBe(
    'end/end: done rolled-back: v3 (a3) is ended before it had traffic; what serves is as it was',
  )
  expect(after({ 'end the attempt': 1, 'put traffic back': 1 })).toBe('end/end: done rolled-back: ')
})

test('status decides nothing', () => {
  expect(decided(seenMoved(), goal({ command: 'status' }))).toBe('end/end: done status: nothing was changed')
})
