import { describe, expect, test } from 'vitest'
import { broken } from '../../../src/deploy/aftermath.ts'
import type { Observation } from '../../../src/deploy/model.ts'
import type { Scaling, Target } from '../../../src/deploy/side.ts'
import { checkedSide } from '../../../src/deploy/side-checks.ts'
import {
  heldHealthy,
  heldPreviewed,
  heldRaised,
  heldTurned,
  marked,
} from '../../../src/deploy/steps/rolled-back.ts'
import { raisedBack } from '../../../src/deploy/steps/undone.ts'
import { aMachine, answer, aRoute, aSide, now, seenHeld, seenMoved, stood, told } from '../builders.ts'
import { goal } from '../goals.ts'

const rollback = goal({ command: 'rollback', release: undefined, build: undefined })
const forced = goal({ ...rollback, allow: new Set(['unhealthy-side']) })

const group = (desired: number): Scaling => ({
  ...{ group: 'asg-blue', attempt: 'a1', min: 1, max: 10, desired, attached: true },
  ...{ frozen: [], loose: [], unprotected: [], protected: [], guarded: false, shielded: [], said: '' },
})

/** A side of so many machines in a group that is to have `desired`; `sick`: how many of them are not healthy. */
function side(color: string, count: number, desired = count, sick = 0) {
  const machines = Array.from({ length: count }, (_, i) => aMachine({ id: `i-${color}-${i}` }))
  const state = (i: number): Target['state'] => (i < sick ? 'unhealthy' : 'healthy')
  const whole = aSide(machines)
  return {
    ...whole,
    targets: whole.targets.map((target, i) => ({ ...target, state: state(i) })),
    scaling: { ...group(desired), group: `asg-${color}` },
  }
}

type Sides = Observation['sides']
const held = (blue: Sides['blue'], green: Sides['green']) => seenHeld({}, { sides: { blue, green } })
const without = ({ scaling: _, ...rest }: Sides['blue']): Sides['blue'] => ({ ...rest, scaling: undefined })

test('a held group is made as large as the live one is today, and never smaller than it is', () => {
  const grown = held(side('blue', 2), side('green', 4, 5))

  expect(told(answer(heldRaised, grown, rollback))).toBe('act raise: asg-blue: 2 → 5, as many as green has')
  expect(answer(heldRaised, held(side('blue', 4), side('green', 2)), rollback).kind).toBe('pass')
  expect(answer(heldRaised, held(without(side('blue', 2)), side('green', 4)), rollback).kind).toBe('pass')
})

test('nothing is raised once a route is back, nor where that was denied', () => {
  const grown = held(side('blue', 2), side('green', 4))
  const half = { ...grown, routes: [aRoute('blue'), aRoute('green', '80')] }
  const denied = { ...grown, run: { ...grown.run, unraised: 'AccessDenied' } }

  expect(answer(heldRaised, half, rollback).kind).toBe('pass')
  expect(answer(heldRaised, denied, rollback).kind).toBe('pass')
})

test('a rollback waits until the held side has as many healthy targets as a live side that is well', () => {
  const raised = held(side('blue', 4, 4, 2), side('green', 4))

  expect(told(answer(heldHealthy, raised, rollback))).toMatch(
    /^wait \d+: 2 of 4 targets healthy; .*; green has 4 healthy$/,
  )
  expect(answer(heldHealthy, held(side('blue', 4), side('green', 4)), rollback).kind).toBe('pass')
})

test('it does not wait where the live side is failing, nor where a person says so', () => {
  const failing = held(side('blue', 4, 4, 2), side('green', 4, 4, 3))
  const well = held(side('blue', 4, 4, 2), side('green', 4))

  expect(answer(heldHealthy, failing, rollback).kind).toBe('pass')
  expect(answer(heldHealthy, well, forced).kind).toBe('pass')
})

const both = held(side('blue', 2, 2, 2), side('green', 2, 2, 2))

test('a held side without a healthy target is never gone to unasked, however sick the live one is', () => {
  expect(answer(heldHealthy, both, rollback).kind).toBe('wait')
  expect(told(answer(heldHealthy, stood(both, heldHealthy, 3_600_000), rollback))).toMatch(
    /^fail: .*Repair it, or give allow: unhealthy-side\.$/,
  )
  expect(answer(heldHealthy, held(side('blue', 0), side('green', 2)), forced).kind).toBe('fail')
})

test('a person who says so goes to it as it is, once its health checks have said anything', () => {
  const begun = { ...both, sides: { ...both.sides, blue: starting(both.sides.blue) } }

  expect(answer(heldHealthy, both, forced).kind).toBe('pass')
  expect(answer(heldHealthy, begun, forced).kind).toBe('wait')
  expect(answer(heldHealthy, stood(begun, heldHealthy, 3_600_000), forced).kind).toBe('pass')
})

const starting = (of: Sides['blue']): Sides['blue'] => ({
  ...of,
  targets: of.targets.map((target) => ({ ...target, state: 'initial' })),
})

describe('a preview that cannot be set, as where somebody took its priority', () => {
  const unused: Sides['blue'] = {
    ...side('blue', 2),
    targets: side('blue', 2).targets.map((target) => ({ ...target, state: 'unused' })),
  }
  const lost = { ...held(unused, side('green', 2)), preview: undefined }
  const act = { kind: 'preview', shows: 'blue', names: ['blue', 'green'], attempt: 'a1' } as const
  const decision = {
    ...{ ladder: 'rollback', rung: 'set the preview', asks: [] },
    move: { kind: 'act', act, why: 'no preview rule → it shows blue' },
  } as const
  const noted = broken(lost, act, decision, 'priority 10 is taken')

  test('leaves a side whose health nobody knows, and names what lets it pass', () => {
    expect(told(answer(heldPreviewed, lost, rollback))).toMatch(/^act preview/)
    expect(answer(heldPreviewed, noted, rollback).kind).toBe('pass')
    expect(told(answer(heldHealthy, noted, rollback))).toMatch(
      /^fail: .*priority 10 is taken\. Repair it, or give allow: unhealthy-side\.$/,
    )
    expect(answer(heldHealthy, noted, forced).kind).toBe('pass')
  })

  test('is told and keeps no rollback from its end', () => {
    const back = { ...noted, routes: [aRoute('blue'), aRoute('blue', '80')] }

    expect(answer(heldTurned, { ...back, run: lost.run }, rollback).kind).toBe('act')
    expect(answer(heldTurned, back, rollback).kind).toBe('pass')
    expect(told(answer(marked, back, rollback))).toContain(
      'the preview could not be set: priority 10 is taken',
    )
  })

  test('is a failure of whatever else needs it', () => {
    expect(broken(lost, act, { ...decision, ladder: 'deploy' }, 'taken').run.failure?.said).toBe('taken')
  })
})

test('a group that could not be raised is no reason to wait for what will not come', () => {
  const denied = (seen: Observation) => ({ ...seen, run: { ...seen.run, unraised: 'AccessDenied' } })

  expect(told(answer(heldHealthy, denied(held(side('blue', 2), side('green', 4))), rollback))).toBe(
    'fail: 2 of 2 targets healthy; green has 4 healthy; AccessDenied. Repair it, or give allow: unhealthy-side.',
  )
  expect(answer(heldHealthy, denied(held(side('blue', 2), side('green', 4, 4, 2))), rollback).kind).toBe(
    'pass',
  )
})

test('a smaller group is let through where it can be raised to enough; another fleet is not', () => {
  const smaller = held(side('blue', 2), side('green', 4))
  const plain = held(without(side('blue', 2)), without(side('green', 4)))
  const sick = held(side('blue', 2, 2, 1), side('green', 4))
  const none = held(side('blue', 2, 2, 2), side('green', 4))

  expect(checkedSide(rollback, smaller, now)).toEqual({ kind: 'go' })
  for (const seen of [plain, sick, none])
    expect(checkedSide(rollback, seen, now)).toMatchObject({
      kind: 'refuse',
      why: expect.stringMatching(/^blue is not fit/),
    })
  expect(checkedSide(goal({ ...rollback, command: 'switch' }), smaller, now)).toMatchObject({
    kind: 'refuse',
  })
})

test('traffic that a person has moved to the held side already is no matter of its size', () => {
  const smaller = held(without(side('blue', 2)), without(side('green', 4)))
  const there = { ...smaller, routes: [aRoute('blue'), aRoute('blue', '80')] }
  const half = { ...smaller, routes: [aRoute('blue'), aRoute('green', '80')] }

  expect(checkedSide(rollback, there, now)).toEqual({ kind: 'go' })
  expect(checkedSide(rollback, half, now)).toMatchObject({ kind: 'refuse' })
})

test('an attempt that has all of the traffic is turned back only to a side that is there', () => {
  const sides = (blue: Sides['blue']) => seenMoved({}, { sides: { blue, green: side('green', 2) } })

  expect(checkedSide(rollback, sides(side('blue', 2, 2, 1)), now)).toEqual({ kind: 'go' })
  expect(checkedSide(rollback, sides(side('blue', 2, 2, 2)), now)).toMatchObject({ kind: 'refuse' })
  expect(checkedSide(rollback, sides(side('blue', 0)), now)).toMatchObject({ kind: 'refuse' })
  expect(checkedSide(forced, sides(side('blue', 2, 2, 2)), now)).toEqual({ kind: 'go' })
  // What is rejected already is finished.
  const rejected = seenMoved(
    { verdict: 'rejected' },
    { sides: { blue: side('blue', 0), green: side('green', 2) } },
  )
  expect(checkedSide(rollback, rejected, now)).toEqual({ kind: 'go' })
})

test('a person who turns an open attempt back finds the home group as large as the other is now; a verdict does not', () => {
  const seen = seenMoved(
    { verdict: 'rejected' },
    { sides: { blue: side('blue', 2), green: side('green', 3) } },
  )

  expect(told(answer(raisedBack, seen, rollback))).toBe('act raise: asg-blue: 2 → 3, as many as green has')
  expect(answer(raisedBack, seen, goal()).kind).toBe('pass')
})
