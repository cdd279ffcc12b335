import { describe, expect, test } from 'vitest'
import type { Command } from '../../src/deploy/goal.ts'
import { boundTerms, type HoldTerms, isSameGround, retirementOf } from '../../src/deploy/hold-terms.ts'
import { accepted, claim, claimSwitchover, ended, rolledBack } from '../../src/deploy/memo.ts'
import { preflight } from '../../src/deploy/preflight.ts'
import type { Memo } from '../../src/deploy/record.ts'
import { aHold, aMemo, now, seenHeld, seenMoved, someAttempt, someSeen } from './builders.ts'
import { goal, someHoldTerms } from './goals.ts'

const recorded: HoldTerms = { ...someHoldTerms, preview: { priority: 20, header: 'X-Then' } }
const held = aMemo({ idle: aHold(), terms: recorded })

describe('what a command goes by', () => {
  test.for<[Command, string, Memo, 'record' | 'config']>([
    ['status', 'a held side', held, 'record'],
    ['rollback', 'a held side', held, 'record'],
    ['retire', 'a held side', held, 'record'],
    ['sweep', 'a held side', held, 'record'],
    ['switch', 'a held side', held, 'record'],
    ['deploy', 'a held side', held, 'config'],
    ['provision', 'a held side', held, 'config'],
    ['test', 'a held side', held, 'config'],
    ['rollback', 'an open attempt', aMemo({ attempt: someAttempt(), terms: recorded }), 'record'],
    ['switch', 'what was provisioned', aMemo({ attempt: someAttempt(), terms: recorded }), 'config'],
    ['switch', 'a switch that died', { ...held, attempt: someAttempt({ kind: 'switchover' }) }, 'record'],
    ['rollback', 'nothing held', aMemo({ terms: recorded }), 'config'],
    ['retire', 'a record without terms', aMemo({ idle: aHold() }), 'config'],
  ])('%s with %s', ([command, , memo, by]) => {
    expect(boundTerms(command, memo)).toBe(by === 'record' ? recorded : undefined)
  })
})

test('an attempt begins with the terms of its run, and what it replaces is held by those that it ended with', () => {
  const today = goal({ holdTerms: recorded })

  expect(claim(today, someSeen(), now).terms).toBe(recorded)
  expect(claimSwitchover(today, seenHeld(), aHold(), now).terms).toBe(recorded)
  expect(accepted(today, seenMoved(), someAttempt(), now).terms).toBe(recorded)
})

test('what a rejection or a rollback leaves standing keeps its terms; nothing left, nothing kept', () => {
  const today = goal({ holdTerms: recorded })
  const [held] = [seenHeld().memo.live]
  if (held === undefined) throw new Error('a side is live')

  expect(ended(today, seenMoved(), someAttempt(), true, now).terms).toBe(recorded)
  expect(ended(today, seenMoved(), someAttempt(), false, now).terms).toBeUndefined()
  expect(rolledBack(today, seenHeld(), aHold(), now).terms).toBe(recorded)
})

test('how many targets a side had when it was left is recorded', () => {
  expect(accepted(goal(), seenMoved(), someAttempt(), now).idle?.size).toBe(2)
  expect(rolledBack(goal(), seenHeld(), aHold(), now).idle?.size).toBe(2)
})

test('a side is ended as was recorded with it, whichever command ends it', () => {
  const retire = { ...recorded.retire, whenQuiet: 'keep' as const }
  const { terms } = goal()

  expect(retirementOf(terms, { ...held, terms: { ...recorded, retire } })).toEqual({
    ...terms.retire,
    whenQuiet: 'keep',
  })
  expect(retirementOf(terms, aMemo({ terms: { ...recorded, retire } }))).toBe(terms.retire)
  expect(retirementOf(terms, aMemo({ idle: aHold() }))).toBe(terms.retire)
})

test('ground is compared by what it names', () => {
  const [route] = someHoldTerms.routes

  expect(isSameGround(someHoldTerms, { ...someHoldTerms, holdDefault: 'rollback' } as HoldTerms)).toBe(true)
  expect(isSameGround(someHoldTerms, recorded)).toBe(false)
  expect(isSameGround(someHoldTerms, { ...someHoldTerms, routes: route ? [route, route] : [] })).toBe(false)
})

test('a run that was put together by other terms than the record now has is refused', () => {
  const seen = seenHeld({}, { memo: { ...seenHeld().memo, terms: recorded } })
  const outdated = { row: 'a record that says other terms', kind: 'refuse', remedy: 'Run it again.' }

  const at = (terms: HoldTerms | undefined, look = seen) =>
    preflight(
      goal({ command: 'rollback', release: undefined, build: undefined, bound: { terms } }),
      look,
      now,
    )

  expect(at(someHoldTerms)).toMatchObject(outdated)
  expect(at(undefined)).toMatchObject(outdated)
  expect(at(recorded).kind).toBe('go')
  expect(at(recorded, seenHeld()).kind).toBe('go')
})
