import { expect, test } from 'vitest'
import { wholly } from '../../../src/deploy/memo.ts'
import {
  drained,
  ended,
  outlasted,
  provenBack,
  restored,
  terminated,
  unintended,
  unnamed,
  unpreviewed,
} from '../../../src/deploy/steps/undone.ts'
import {
  aFinding,
  aHold,
  aMachine,
  aMemo,
  answer,
  aRoute,
  aSide,
  aTarget,
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
import { goal } from '../goals.ts'

const verdict = { verdict: 'rejected', reason: 'under production traffic: sick' } as const
const keeping = goal({}, { keepFailedMs: 86_400_000 })

test('a rejection puts every route back that the attempt had moved', () => {
  expect(told(answer(restored, seenMoved(verdict)))).toBe(
    'act forward: 443: green; 443 rule 80: green → blue',
  )
  expect(answer(restored, seenMoved(verdict, { routes: [aRoute('blue')] })).kind).toBe('pass')
})

test('routes that no attempt moved are left where they are, unless they lead to the rejected side', () => {
  const elsewhere = seenOpen(verdict, { routes: [aRoute('blue'), aRoute('foreign')] })
  const meddled = seenOpen(verdict, { routes: [aRoute('blue'), aRoute('green', '443 rule 80')] })

  expect(answer(restored, elsewhere).kind).toBe('pass')
  const move = answer(restored, meddled)
  expect(told(move)).toBe('act remember: somebody else set 443 rule 80 to green')
  expect(written(move)?.intent).toEqual(wholly('green'))
})

test('promise 1: the way back is proven before the rejected side loses anything', () => {
  const back = seenMoved(verdict, { routes: [aRoute('blue')] })
  const late = aFinding('proof', 'proof/blue', { passed: false, said: 'one node says v2', at: now - 1000 })

  expect(told(answer(provenBack, back))).toBe('act check: blue must answer as v1')
  expect(answer(provenBack, { ...back, findings: found(aFinding('proof', 'proof/blue')) }).kind).toBe('pass')
  expect(told(answer(provenBack, stood({ ...back, findings: found(late) }, provenBack, 120_000)))).toBe(
    'fail: the way back could not be proven: one node says v2',
  )
})

test('a side that is to be emptied waits for the minimum hold after the proof; one that is kept does not', () => {
  const shown = {
    ...seenMoved(verdict, { routes: [aRoute('blue')] }),
    findings: found(aFinding('proof', 'proof/blue')),
  }
  const holding = { minimumHoldMs: 120_000 }
  const back = stood(shown, provenBack, 30_000)

  expect(answer(provenBack, back, goal({}, holding)).kind).toBe('pass')
  expect(told(answer(outlasted, back, goal({}, holding)))).toBe(
    'wait 90000: every node answers; green is emptied after the minimum hold',
  )
  expect(answer(outlasted, stood(shown, provenBack, 120_000), goal({}, holding)).kind).toBe('pass')
  expect(answer(outlasted, back, goal({}, { ...holding, keepFailedMs: 1 })).kind).toBe('pass')
  // A proof that stood already is passed without standing on its rung.
  expect(answer(outlasted, stood(shown, outlasted, 120_000), goal({}, holding)).kind).toBe('pass')
})

test('where nothing had moved there is no way back to prove', () => {
  expect(answer(provenBack, seenOpen(verdict)).kind).toBe('pass')
})

test('the rejected side is unpreviewed, drained, unnamed and terminated', () => {
  const record = { name: 'web-1.example.com', values: ['10.0.0.3'], ttl: 60 }
  const named = seenOpen(verdict, {
    sides: { blue: aSide(blueMachines), green: { ...aSide(greenMachines), records: [record] } },
  })

  expect([unpreviewed, drained, unnamed, terminated].map((step) => told(answer(step, named)))).toEqual([
    'act unpreview: green is about to be emptied',
    'act deregister: 2 targets of green → out of service',
    'act unname: web-1.example.com',
    'act terminate: i-3, i-4 of green',
  ])
})

test('R9: machines that are not ours are never terminated', () => {
  const strangers = [aMachine({ id: 'i-7', ours: false }), ...greenMachines]
  const seen = seenOpen(verdict, { sides: { blue: aSide(blueMachines), green: aSide(strangers) } })

  const move = answer(terminated, seen)

  expect(move.kind === 'act' && move.act).toMatchObject({ machines: ['i-3', 'i-4'] })
  expect(told(answer(drained, seen))).toBe(
    'act deregister: 3 targets of green → out of service; not made by us, left running: i-7',
  )
})

test('connections of a side that had traffic are waited for, but not for ever', () => {
  const green = {
    machines: greenMachines,
    targets: [aTarget({ id: 'i-3', state: 'draining' as const })],
    records: [],
    scaling: undefined,
  }
  const draining = seenMoved(verdict, {
    routes: [aRoute('blue')],
    sides: { blue: aSide(blueMachines), green },
  })
  const never = seenOpen(verdict, { sides: { blue: aSide(blueMachines), green } })

  expect(told(answer(drained, draining))).toBe('wait 5000: 1 target of green draining')
  expect(told(answer(drained, stood(draining, drained, 76 * 60_000)))).toBe(
    'fail: 1 target of green still draining',
  )
  expect(answer(drained, never).kind).toBe('pass')
  const before = seenOpen({ ...verdict, passed: ['traffic'] }, { sides: never.sides })
  expect(told(answer(drained, before))).toBe('wait 5000: 1 target of green draining')
})

test('a side that production traffic has seen is kept for keep-failed', () => {
  const steps = [unpreviewed, drained, unnamed, terminated]

  expect(steps.map((step) => answer(step, seenMoved(verdict), keeping).kind)).toEqual(steps.map(() => 'pass'))
  expect(written(answer(ended, seenMoved(verdict), keeping))?.idle).toMatchObject({
    color: 'green',
    standing: 'rejected',
    due: now + 86_400_000,
    reason: verdict.reason,
  })
})

test('the record says that the rejection is over: after it the same build is a new attempt (R4)', () => {
  const empty = seenOpen(verdict, { sides: { blue: aSide(blueMachines), green: emptySide } })

  const move = answer(ended, empty)

  expect(told(move)).toBe('act remember: a2 is rejected: under production traffic: sick')
  expect(written(move)).toEqual(
    aMemo({ sequence: 2, rejected: { attempt: 'a2', release: 'v2', reason: verdict.reason } }),
  )
})

test('a held side whose switch ended before traffic moved is held as before', () => {
  const hold = aHold({ color: 'green', release: 'v2', attempt: 'a2' })
  const seen = seenOpen({ ...verdict, id: 'a3', kind: 'switchover' })

  const move = answer(ended, { ...seen, memo: { ...seen.memo, idle: hold } })

  expect(written(move)?.idle).toEqual(hold)
})

test('a held side that failed under production traffic is kept as rejected, never ended in passing', () => {
  const seen = seenMoved({ ...verdict, id: 'a3', kind: 'switchover' })

  expect(answer(terminated, seen).kind).toBe('pass')
  expect(written(answer(ended, seen))?.idle).toMatchObject({ standing: 'rejected', color: 'green' })
})

test('R7: after a failure the intent is cleared and the attempt stays open', () => {
  const move = answer(unintended, seenMoved())

  expect(told(move)).toBe('act remember: every route is where it was; the attempt stays open')
  expect(written(move)).toMatchObject({ intent: undefined, attempt: someAttempt({ passed: ['traffic'] }) })
  expect(answer(unintended, seenOpen()).kind).toBe('pass')
})
