import { expect, test } from 'vitest'
import { wholly } from '../../../src/deploy/memo.ts'
import { accepted, parkedAt } from '../../../src/deploy/steps/accepted.ts'
import { answering } from '../../../src/deploy/steps/answering.ts'
import { previewed, turned } from '../../../src/deploy/steps/previewed.ts'
import { proven } from '../../../src/deploy/steps/proven.ts'
import { replaced } from '../../../src/deploy/steps/replaced.ts'
import { shifted } from '../../../src/deploy/steps/shifted.ts'
import { tested } from '../../../src/deploy/steps/tested.ts'
import { watched } from '../../../src/deploy/steps/watched.ts'
import {
  aFinding,
  aMemo,
  answer,
  aPreview,
  aRoute,
  aSide,
  blueMachines,
  emptySide,
  found,
  greenMachines,
  now,
  seenMoved,
  seenOpen,
  someAttempt,
  stood,
  told,
  written,
} from '../builders.ts'
import { aWatch, goal, someHoldTerms } from '../goals.ts'

const node = { from: 'runner', node: '10.0.1.17', route: '443', passes: 0, convergedMs: undefined, said: '' }

test('the preview is set to the candidate and names every side that has targets', () => {
  const move = answer(previewed, seenOpen({}, { preview: undefined }))

  expect(told(move)).toBe('act preview: no preview rule → it shows green')
  expect(move.kind === 'act' && move.act).toMatchObject({ shows: 'green', names: ['green', 'blue'] })
  expect(answer(previewed, seenOpen()).kind).toBe('pass')
})

test('a preview that shows the other side, or does not name a side with targets, is set anew', () => {
  const other = seenOpen({}, { preview: aPreview({ shows: 'blue' }) })
  const alone = seenOpen({}, { preview: aPreview({ names: ['green'] }) })

  expect(told(answer(previewed, other))).toBe('act preview: the preview shows blue → it shows green')
  expect(answer(previewed, alone).kind).toBe('act')
})

test('after the switch the preview shows the side that left, or is removed where that side is empty', () => {
  const empty = seenOpen({}, { sides: { blue: emptySide, green: aSide(greenMachines) } })

  expect(told(answer(turned, seenOpen()))).toBe('act preview: the preview shows green → it shows blue')
  expect(told(answer(turned, empty))).toBe('act unpreview: blue is empty: nothing to preview')
  expect(answer(turned, { ...empty, preview: undefined }).kind).toBe('pass')
})

test('no release test begins before every node shows the candidate through the preview', () => {
  const passed = seenOpen({}, { findings: found(aFinding('preview', 'preview/a2')) })
  const refused = aFinding('preview', 'preview/a2', { passed: false, said: 'one node says v1', at: 0 })

  expect(told(answer(answering, seenOpen()))).toBe('act check: green must answer as v2')
  expect(answer(answering, passed).kind).toBe('pass')
  expect(told(answer(answering, stood(seenOpen({}, { findings: found(refused) }), answering, 120_000)))).toBe(
    'reject: one node says v1',
  )
})

test('where nothing tells the sides apart the preview is given the minimum hold', () => {
  const blind = goal({}, { proof: undefined, minimumHoldMs: 30_000 })

  expect(told(answer(answering, seenOpen(), blind))).toBe(
    'wait 30000: nothing tells the sides apart: the preview is given the minimum hold',
  )
  expect(answer(answering, stood(seenOpen(), answering, 30_000), blind).kind).toBe('pass')
})

test.each([
  ['tests that passed before', seenOpen({ passed: ['release-test'] }), goal()],
  ['no tests', seenOpen(), goal({}, { releaseTests: [], testsByPreview: 'none' })],
  ['tests that ask the instances', seenOpen(), goal({}, { testsByPreview: 'none' })],
  ['a side that is switched to', seenOpen({ kind: 'switchover' }), goal()],
])('the preview needs no proof for %s', (_, seen, wanted) => {
  expect(answer(answering, seen, wanted).kind).toBe('pass')
})

const testing = (passed: boolean, said: string) =>
  found(aFinding('release-test', 'release-test/a2', { passed, said }))
const both = goal({}, { releaseTests: ['GET /version', 'tcp 22'] })

test('release tests run together, and are noted when all have passed (R4)', () => {
  const begun = answer(tested, seenOpen(), both)
  const noted = answer(tested, seenOpen({}, { findings: testing(true, '') }), both)

  expect(told(begun)).toBe('act check: GET /version, tcp 22')
  expect(told(noted)).toBe('act remember: 2 of 2 release tests passed → noted')
  expect(written(noted)?.attempt?.passed).toEqual(['release-test'])
  expect(answer(tested, seenOpen({ passed: ['release-test'] }), both).kind).toBe('pass')
})

test('a release test that fails is the verdict', () => {
  const failed = testing(false, 'GET /version: answers 500, expected 200')

  expect(told(answer(tested, seenOpen({}, { findings: failed })))).toBe(
    'reject: GET /version: answers 500, expected 200',
  )
})

test('tests that a rule may have answered which came before the preview count for nothing', () => {
  const shadowed = aPreview({ shadowed: 'a rule for /* comes first' })
  const seen = seenOpen({}, { preview: shadowed, findings: testing(true, '') })

  expect(told(answer(answering, seen))).toBe('fail: a rule for /* comes first')
  expect(told(answer(tested, seen))).toBe('fail: a rule for /* comes first')
  expect(told(answer(tested, seen, goal({}, { testsByPreview: 'none' })))).toContain('act remember')
})

test('a command is run also where this runner reaches no load balancer, after the minimum hold', () => {
  const unreached = aFinding('preview', 'preview/a2', { passed: false, streak: 3, nodes: [] })
  const seen = seenOpen({}, { findings: found(unreached) })
  const maybe = goal({}, { testsByPreview: 'maybe', minimumHoldMs: 30_000 })

  expect(told(answer(answering, seen, maybe))).toBe(
    'wait 30000: no load-balancer node can be reached from here: the preview is given the minimum hold',
  )
  expect(answer(answering, stood(seen, answering, 30_000), maybe).kind).toBe('pass')
})

test('R4: the intent is written before the first route moves', () => {
  const move = answer(shifted, seenOpen())

  expect(told(move)).toBe('act remember: every route is about to be set to green')
  expect(written(move)?.intent).toEqual(wholly('green'))
})

test.each(['foreign', 'mixed'] as const)(
  'promise 2: a route that somebody made %s since the first look is not overwritten',
  (forwards) => {
    const meddled = seenOpen({}, { routes: [aRoute('blue'), aRoute(forwards, '443 rule 80')] })

    expect(told(answer(shifted, meddled))).toBe(`fail: 443 rule 80 was changed by somebody else: ${forwards}`)
  },
)

test('R3: every route that is not there yet moves in one act', () => {
  const half = seenMoved({}, { routes: [aRoute('green'), aRoute('blue', '443 rule 80')] })

  expect(told(answer(shifted, half))).toBe('act forward: 443 rule 80: blue → green')
  expect(answer(shifted, seenMoved()).kind).toBe('pass')
})

test('a route that somebody moves back while the switch is proven is not fought over', () => {
  const back = seenMoved({}, { routes: [aRoute('green'), aRoute('blue', '443 rule 80')] })

  expect(told(answer(shifted, stood(back, proven, 100)))).toBe(
    'reject: 443 rule 80 was moved back by somebody else',
  )
})

test('promise 1: the switch is proven by answers, and rejected when they do not come in time', () => {
  const wrong = aFinding('proof', 'proof/green', {
    passed: false,
    said: '10.0.1.17 still answers v1',
    at: now - 1000,
    nodes: [{ ...node, asked: true }],
  })

  const asked = answer(proven, seenMoved())
  expect(asked.kind === 'act' && asked.act).toMatchObject({
    check: 'proof',
    side: { release: 'v2' },
    unlike: { release: 'v1' },
  })
  expect(answer(proven, seenMoved({}, { findings: found(aFinding('proof', 'proof/green')) })).kind).toBe(
    'pass',
  )
  expect(told(answer(proven, stood(seenMoved({}, { findings: found(wrong) }), proven, 120_000)))).toBe(
    'reject: the switch could not be proven: 10.0.1.17 still answers v1',
  )
})

const minimum = { minimumHoldMs: 60_000 }
const unreachable = found(
  aFinding('proof', 'proof/green', {
    passed: false,
    streak: 3,
    said: 'no route to host',
    nodes: [{ ...node, asked: false }],
  }),
)

test.each([
  ['no proof is configured', seenMoved(), goal({}, { ...minimum, proof: undefined })],
  ['answers cannot tell green from blue', seenMoved({ release: 'v1' }), goal({}, minimum)],
  ['no load-balancer node could be asked', seenMoved({}, { findings: unreachable }), goal({}, minimum)],
])('where %s, the minimum hold is the evidence', (said, seen, wanted) => {
  expect(told(answer(proven, seen, wanted))).toBe(`wait 60000: ${said}: minimum hold`)
  const over = stood(seen, proven, 60_000)
  expect(answer(proven, over, wanted)).toMatchObject({ kind: 'act', act: { check: 'counts' } })
  // Whatever CloudWatch says: the hold is neither longer nor shorter, and nothing fails by it.
  for (const passed of [true, false]) {
    const counted = found(aFinding('counts', 'counts/green', { passed }))
    expect(answer(proven, { ...over, findings: { ...over.findings, ...counted } }, wanted).kind).toBe('pass')
  }
})

test('CloudWatch is not asked about a hold that is shorter than its minutes', () => {
  const wanted = goal({}, { minimumHoldMs: 30_000, proof: undefined })

  expect(answer(proven, stood(seenMoved(), proven, 30_000), wanted).kind).toBe('pass')
})

test('a proof that is required and cannot be had rejects the release', () => {
  const wanted = goal({}, { proof: { withinMs: 1, required: true, marks: ['release'] } })

  expect(told(answer(proven, seenMoved({}, { findings: unreachable }), wanted))).toBe(
    'reject: the switch could not be proven: no load-balancer node could be asked: no route to host',
  )
})

test('a proof that is required and that answers cannot give rejects the release too', () => {
  const wanted = goal({}, { proof: { withinMs: 1, required: true, marks: ['release'] } })

  expect(told(answer(proven, seenMoved({ release: 'v1' }), wanted))).toBe(
    'reject: the switch could not be proven: answers cannot tell green from blue',
  )
})

test('a color or an attempt tells two sides of one release apart', () => {
  const wanted = goal({}, { proof: { withinMs: 1, required: false, marks: ['color'] } })

  expect(answer(proven, seenMoved({ release: 'v1' }), wanted).kind).toBe('act')
})

const watch = aWatch({ http: true })
const onWatch = goal({}, { watch })
const looked = (change: Parameters<typeof aFinding>[2]) =>
  seenMoved({}, { findings: found(aFinding('watch', 'watch/a2', change)) })

test('the watch asks every second and ends when its time is over', () => {
  const [asked, waits, again, over] = [
    answer(watched, seenMoved(), onWatch),
    answer(watched, stood(looked({}), watched, 10_000), onWatch),
    answer(watched, stood(looked({ at: now - 1000 }), watched, 10_000), onWatch),
    answer(watched, stood(looked({}), watched, 600_000), onWatch),
  ].map(told)

  expect(asked).toBe('act check: for 10 min')
  expect(waits).toBe('wait 1000: as asked; 590 s left')
  expect(again).toBe('act check: as asked')
  expect(over).toBe('pass')
})

test('R6: a process that takes over watches for the whole time again', () => {
  expect(told(answer(watched, looked({}), onWatch))).toBe('wait 1000: as asked; 600 s left')
})

test('three bad looks in a row reject the release; two do not', () => {
  const bad = { passed: false, said: '1 of 2 targets healthy' }

  expect(told(answer(watched, looked({ ...bad, streak: 3 }), onWatch))).toBe(
    'reject: under production traffic: 1 of 2 targets healthy',
  )
  expect(answer(watched, looked({ ...bad, streak: 2 }), onWatch).kind).toBe('wait')
})

test('the watch does not end on a bad look', () => {
  const bad = looked({ passed: false, streak: 1, at: now - 1000 })

  expect(answer(watched, stood(bad, watched, 600_000), onWatch).kind).toBe('act')
})

test('the watch is told what target health says against the release', () => {
  const sick = seenMoved(
    {},
    { sides: { blue: aSide(blueMachines), green: aSide(greenMachines, 'unhealthy') } },
  )

  const move = answer(watched, sick, onWatch)

  expect(move.kind === 'act' && move.act.kind === 'check' && move.act.against).toBe(
    '0 of 2 targets healthy; i-3, i-4 unhealthy',
  )
})

test('without a watch the release is not watched', () => {
  expect(answer(watched, seenMoved()).kind).toBe('pass')
})

const seenProven = seenMoved({}, { findings: found(aFinding('proof', 'proof/green')) })

test('where no node showed it, accepting claims no proof', () => {
  expect(told(answer(accepted, seenMoved()))).toBe(
    'act remember: v2 stood for the minimum hold on green; blue keeps 2 × v1',
  )
})

test('R5: accepting makes the release live and holds the other side by the terms of now', () => {
  const move = answer(accepted, seenProven, goal({ reason: 'new checkout' }))

  expect(told(move)).toBe('act remember: v2 is proven on green; blue keeps 2 × v1')
  expect(written(move)).toEqual(
    aMemo({
      sequence: 2,
      live: { color: 'green', release: 'v2', build: 'b2', attempt: 'a2', adopted: false, since: now },
      idle: {
        color: 'blue',
        release: 'v1',
        build: 'b1',
        attempt: 'a1',
        adopted: false,
        standing: 'held',
        due: now + 1_800_000,
        approval: false,
        holdDefault: 'retire',
        since: now,
        size: 2,
        run: 'o/r/7/1',
        by: 'ann',
        reason: 'new checkout',
      },
      terms: someHoldTerms,
    }),
  )
})

test('with hold: none what was live is due at once, to be retired whatever the default', () => {
  const move = answer(accepted, seenMoved(), goal({ hold: { kind: 'none' } }, { holdDefault: 'rollback' }))

  expect(written(move)?.idle).toMatchObject({ standing: 'held', due: now, holdDefault: 'retire' })
})

test('where the other side is empty nothing is held', () => {
  const first = seenMoved({}, { sides: { blue: emptySide, green: aSide(greenMachines) } })

  expect(written(answer(accepted, first))?.idle).toBeUndefined()
})

test('an attempt is parked once where its command ends', () => {
  const move = answer(parkedAt('tested'), seenOpen())

  expect(told(move)).toBe('act remember: v2 is tested on green')
  expect(written(move)?.attempt).toEqual(someAttempt({ parked: 'tested' }))
  expect(answer(parkedAt('tested'), seenOpen({ parked: 'tested' })).kind).toBe('pass')
})

test('an attempt in the way is rejected, with what comes instead', () => {
  expect(told(answer(replaced, seenOpen(), goal({ release: 'v3' })))).toBe(
    'reject: v3 is deployed instead of v2',
  )
  expect(told(answer(replaced, seenOpen(), goal({ command: 'rollback' })))).toBe(
    'reject: rolled back before v2 was accepted',
  )
})
