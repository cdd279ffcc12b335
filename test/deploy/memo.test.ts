import { expect, test } from 'vitest'
import { claimSwitchover, ended, rejected, rolledBack } from '../../src/deploy/memo.ts'
import { recall } from '../../src/deploy/recall.ts'
import {
  aHold,
  aMachine,
  aMemo,
  aSide,
  blueMachines,
  emptySide,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  someAttempt,
  someSeen,
} from './builders.ts'
import { goal } from './goals.ts'

test('R5: a rejection names its reason and takes the attempt out of its parking place', () => {
  const memo = aMemo({ attempt: someAttempt({ parked: 'tested' }) })

  expect(rejected(memo, someAttempt({ parked: 'tested' }), 'status 500').attempt).toEqual(
    someAttempt({ verdict: 'rejected', reason: 'status 500' }),
  )
})

test('R4: attempts are counted on, whatever becomes of them', () => {
  const first = seenHeld()
  const { idle } = first.memo
  if (idle === undefined) throw new Error('a side is held')

  const next = claimSwitchover(goal({ command: 'switch' }), first, idle, now)

  expect([next.sequence, next.attempt?.id, next.attempt?.attempt]).toEqual([3, 'a3', 'a1'])
  expect(next.idle).toEqual(idle)
})

test('the end of a rejection forgets the attempt and the intent, and remembers why', () => {
  const seen = seenMoved({ verdict: 'rejected', reason: 'sick' })
  const attempt = someAttempt({ verdict: 'rejected', reason: 'sick' })

  const memo = ended(goal(), seen, attempt, false, now)

  expect(memo).toMatchObject({
    attempt: undefined,
    intent: undefined,
    idle: undefined,
    rejected: { attempt: 'a2', release: 'v2', reason: 'sick' },
  })
})

test('what was rolled back from is kept for keep-failed, unless nothing is left there', () => {
  const hold = aHold()
  const kept = rolledBack(goal({}, { keepFailedMs: 3_600_000 }), seenHeld(), hold, now)
  const gone = rolledBack(
    goal(),
    seenHeld({}, { sides: { blue: aSide(blueMachines), green: emptySide } }),
    hold,
    now,
  )

  expect(kept.idle).toMatchObject({ color: 'green', standing: 'rolled-back', due: now + 3_600_000 })
  expect(gone.idle).toBeUndefined()
})

const stripped = aMemo({ written: 0, live: undefined, sequence: 0 })

test('R4: where our tags were stripped, machines of ours tell who is live and who is held until a person ends it', () => {
  const seen = seenHeld({}, { memo: stripped })

  const memo = recall(seen, now)

  expect(memo.live).toMatchObject({
    color: 'green',
    release: 'v2',
    attempt: 'a2',
    adopted: false,
    since: now,
  })
  expect(memo.idle).toMatchObject({
    color: 'blue',
    release: 'v1',
    standing: 'held',
    due: undefined,
    approval: true,
  })
})

test('a record that can be read is never second-guessed, and nothing is recalled while routes disagree', () => {
  const split = seenHeld({}, { memo: stripped, routes: [] })

  expect(recall(seenHeld(), now)).toEqual(seenHeld().memo)
  expect(recall(split, now)).toEqual(stripped)
})

test('R9: machines that are not ours, or dead, recall nothing', () => {
  const foreign = [aMachine({ ours: false })]
  const dead = greenMachines.map((machine) => ({ ...machine, state: 'terminated' as const }))
  const seen = someSeen({ memo: stripped, sides: { blue: aSide(foreign), green: aSide(dead) } })

  expect(recall(seen, now)).toMatchObject({ live: undefined, idle: undefined })
})
