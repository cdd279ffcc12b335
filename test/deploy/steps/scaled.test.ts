import { describe, expect, test } from 'vitest'
import { decide } from '../../../src/deploy/decide.ts'
import type { Goal } from '../../../src/deploy/goal.ts'
import type { Observation } from '../../../src/deploy/model.ts'
import { preflight } from '../../../src/deploy/preflight.ts'
import { newRun } from '../../../src/deploy/run-seen.ts'
import type { Scaling } from '../../../src/deploy/side.ts'
import { fleet } from '../../../src/deploy/steps/fleet.ts'
import { terminate } from '../../../src/deploy/steps/leaving-side.ts'
import { registered } from '../../../src/deploy/steps/registered.ts'
import { keptEnded } from '../../../src/deploy/steps/retired.ts'
import { frozen, kept, released, thawed } from '../../../src/deploy/steps/scaled.ts'
import * as undone from '../../../src/deploy/steps/undone.ts'
import {
  aMachine,
  aMemo,
  answer,
  aSide,
  blueMachines,
  emptySide,
  greenMachines,
  now,
  seenHeld,
  seenMoved,
  seenOpen,
  someSeen,
  stood,
  told,
} from '../builders.ts'
import { goal, someTerms } from '../goals.ts'

const group = (change: Partial<Scaling> = {}): Scaling => ({
  group: 'web-green',
  attempt: 'a2',
  min: 0,
  max: 4,
  desired: 2,
  attached: true,
  frozen: [],
  loose: [],
  unprotected: [],
  protected: [],
  guarded: false,
  shielded: [],
  said: '',
  ...change,
})

const sides = (blue: Partial<Scaling> = {}, green: Partial<Scaling> = {}) => ({
  sides: {
    blue: { ...aSide(blueMachines), scaling: group({ group: 'web-blue', attempt: 'a1', ...blue }) },
    green: { ...aSide(greenMachines), scaling: group(green) },
  },
})

const ofGroups = (change: Parameters<typeof goal>[0] = {}) => goal(change, { fleet: 'auto-scaling' })

const scalers = ['AlarmNotification', 'ScheduledActions']

test('before traffic moves, all that scales either side is frozen; what is suspended already is left alone', () => {
  const both = seenOpen({}, sides({ loose: scalers }, { loose: ['ScheduledActions'], frozen: scalers }))

  expect(told(answer(frozen, both, ofGroups()))).toBe('act freeze: blue and green: alarms and schedules wait')
  expect(answer(frozen, seenOpen({}, sides({}, { loose: ['AlarmNotification'] })))).toMatchObject({
    act: { colors: ['green'] },
  })
  expect(answer(frozen, seenOpen({}, sides())).kind).toBe('pass')
  expect(answer(frozen, seenOpen()).kind).toBe('pass')
})

test('a cancel under traffic gives scaling back before it leaves; where that is denied it says so, and traffic stays', () => {
  const cancelled = { ...newRun, cancelled: true, attempt: 'a2' }
  const seen = { ...seenMoved({}, sides({ frozen: scalers }, { frozen: scalers })), run: cancelled }
  const decided = (at: Observation) => told(decide(ofGroups(), at, now).move)

  expect(decided(seen)).toBe('act thaw: blue and green: alarms and schedules act again')
  const denied = { ...seen, run: { ...cancelled, unthawed: 'ResumeProcesses: AccessDenied' } }
  expect(decided(denied)).toMatch(
    /^done failed: cancelled; traffic stays where it is, .* still wait: ResumeProcesses: AccessDenied\./,
  )
})

test('what was frozen is given back by whichever run comes to it; a mark that a kill left is taken away too', () => {
  const seen = seenMoved({}, sides({ frozen: scalers }, { frozen: ['AlarmNotification'], loose: scalers }))

  expect(told(answer(thawed, seen))).toBe('act thaw: blue and green: alarms and schedules act again')
  expect(answer(thawed, seenMoved({}, sides({ loose: scalers }))).kind).toBe('pass')
})

test('while a side is held neither is scaled in; without a hold that is not needed', () => {
  const seen = seenMoved({}, sides({ unprotected: ['i-1'] }, { unprotected: ['i-3', 'i-4'] }))

  expect(answer(kept, seen, ofGroups())).toMatchObject({
    act: { color: 'blue', machines: ['i-1'], on: true },
  })
  expect(answer(kept, seen, ofGroups({ hold: { kind: 'none' } })).kind).toBe('pass')
})

const guarded = (...machines: readonly string[]) => ({ guarded: true, protected: machines })

test('with the end of the hold neither side is protected by us any more', () => {
  expect(answer(released, seenHeld({}, sides({}, guarded('i-3'))))).toMatchObject({
    act: { color: 'green', machines: ['i-3'], on: false },
  })
  expect(answer(released, seenHeld({}, sides(guarded('i-1'))))).toMatchObject({
    act: { color: 'blue', machines: ['i-1'], on: false },
  })
  expect(answer(released, seenHeld({}, sides({ shielded: ['i-1'] }))).kind).toBe('pass')
})

test('a mark of protection that a killed run left is taken away, too', () => {
  expect(answer(released, seenHeld({}, sides(guarded())))).toMatchObject({
    act: { color: 'blue', machines: [], on: false },
  })
})

test('a rejected side that ends gives back what was protected for the hold that never came', () => {
  const seen = seenOpen({ verdict: 'rejected' }, sides(guarded('i-1')))

  expect(answer(undone.released, seen, ofGroups())).toMatchObject({
    act: { color: 'blue', machines: ['i-1'], on: false },
  })
  const kept = goal({}, { fleet: 'auto-scaling', keepRejected: true })
  expect(answer(undone.released, seen, kept).kind).toBe('pass')
})

test('a group that was told launches what is missing by itself, and says why it cannot', () => {
  const short = { ...emptySide, machines: greenMachines.slice(0, 1), scaling: group({ said: 'no capacity' }) }
  const seen = seenOpen({}, { sides: { ...sides().sides, green: short } })

  expect(told(answer(fleet, seen, ofGroups()))).toBe('wait 60000: green has 1 of 2; no capacity')
  expect(told(answer(fleet, stood(seen, fleet, 60_000), ofGroups()))).toMatch(/^fail: .*no capacity/)
})

test('a group of another attempt, or one that is told of fewer, is told first', () => {
  const told1 = seenOpen(
    {},
    { sides: { ...sides().sides, green: { ...emptySide, scaling: group({ attempt: '' }) } } },
  )
  const told2 = seenOpen(
    {},
    { sides: { ...sides().sides, green: { ...emptySide, scaling: group({ desired: 1 }) } } },
  )

  expect([told1, told2].map((seen) => told(answer(fleet, seen, ofGroups())))).toEqual([
    'act launch: green is empty → 2 × v2',
    'act launch: green is empty → 2 × v2',
  ])
})

test('a group that has more than was asked for ends its own surplus', () => {
  const more = [
    ...greenMachines,
    { ...blueMachines[0], id: 'i-5', attempt: 'a2' } as (typeof greenMachines)[number],
  ]
  const seen = seenOpen(
    {},
    { sides: { ...sides().sides, green: { ...aSide(more), scaling: group({ desired: 3 }) } } },
  )

  expect(answer(fleet, seen, ofGroups()).kind).toBe('pass')
})

test('an attached group registers its machines by itself; one that is not is attached', () => {
  const bare = (attached: boolean) =>
    seenOpen(
      {},
      {
        sides: {
          ...sides().sides,
          green: { ...aSide(greenMachines), targets: [], scaling: group({ attached }) },
        },
      },
    )

  expect(answer(registered, bare(true), ofGroups()).kind).toBe('pass')
  expect(told(answer(registered, bare(false), ofGroups()))).toBe('act register: i-3, i-4 → green')
})

test('a group that was set to zero ends its machines after its own hooks', () => {
  const rejected = { verdict: 'rejected' } as const

  expect(told(answer(undone.terminated, seenOpen(rejected, sides()), ofGroups()))).toBe(
    'act terminate: i-3, i-4 of green',
  )
  expect(told(answer(undone.terminated, seenOpen(rejected, sides({}, { desired: 0 })), ofGroups()))).toBe(
    'wait 9000000: web-green ends 2 machines',
  )
})

test('a group that is to end a machine that came into service protected is told once more', () => {
  const late = seenOpen({ verdict: 'rejected' }, sides({}, { desired: 0, shielded: ['i-4'] }))

  expect(told(answer(undone.terminated, late, ofGroups()))).toBe('act terminate: i-3, i-4 of green')
})

test('a group that does not end its machines within two and a half hours fails the run, with its reason', () => {
  const slow = seenOpen({ verdict: 'rejected' }, sides({}, { desired: 0, said: 'a hook waits' }))

  expect(told(answer(undone.terminated, stood(slow, undone.terminated, 9_000_000), ofGroups()))).toBe(
    'fail: web-green ends 2 machines; a hook waits; not within 150 min',
  )
})

test('what was kept is ended by its group, which is told once', () => {
  const seen = seenHeld({}, { memo: aMemo(), kept: [blueMachines[0] ?? aMachine()], ...sides() })
  const zero = { ...seen, ...sides({}, { desired: 0 }) }
  const allowed = goal({ command: 'retire', allow: new Set(['kept']) }, { fleet: 'auto-scaling' })

  expect(told(answer(keptEnded, seen, allowed))).toBe('act terminate: i-1: kept before, allowed to end')
  expect(told(answer(keptEnded, zero, allowed))).toBe('wait 9000000: web-green ends 1 machine')
})

test('nothing is retired beside a live group that has fewer than it is told to have', () => {
  const retire = ofGroups({ command: 'retire', release: undefined, build: undefined })
  const seen = (desired: number) => seenHeld({ due: now }, sides({}, { desired }))

  expect(preflight(retire, seen(2), now).kind).toBe('go')
  expect(preflight(retire, seen(3), now)).toMatchObject({
    kind: 'refuse',
    why: expect.stringContaining('3 are to serve'),
  })
})

const leftOver = aMachine({ id: 'i-8', origin: 'group' })
/** What ends the machines of green: its group, told how many to have. */
const ending = (green: Partial<Scaling>) => {
  const seen = someSeen({ ...sides({}, green), kept: [leftOver] })
  return told(terminate(seen, 'green', 'end', now))
}

test('a group of which something was kept is told to end the rest, and then waited for', () => {
  expect(ending({ attempt: '', desired: 3, kept: 1 })).toMatch(/^act terminate/)
  expect(ending({ attempt: '', desired: 1, kept: 1 })).toMatch(/^wait .*web-green ends 2 machines/)
  // It launches for an attempt again.
  expect(ending({ attempt: 'a7', desired: 1, kept: 1 })).toMatch(/^act terminate/)
})

describe('a group that the retirement before a launch would not empty is refused before anything is given up', () => {
  const v3 = { release: 'v3', build: 'b3', command: 'deploy' } as const
  const retire = (whenQuiet: 'terminate' | 'keep') => ({ ...someTerms.retire, whenQuiet })
  const inGroup = (ours: boolean): Observation => {
    const members = blueMachines.map((machine) => ({ ...machine, origin: 'group' as const, ours }))
    const { blue, green } = sides().sides
    return seenHeld({ due: now }, { sides: { blue: { ...blue, machines: members }, green } })
  }
  const refusal = (seen: Observation, change: Partial<Goal>, then: 'terminate' | 'keep' = 'terminate') => {
    const found = preflight(
      goal({ ...v3, ...change }, { fleet: 'auto-scaling', retire: retire(then) }),
      seen,
      now,
    )
    return found.kind === 'refuse' ? `${found.why}. ${found.remedy}` : found.kind
  }

  test('what is not ours stays in it, unless allow: adopted', () => {
    expect(refusal(inGroup(false), {})).toMatch(
      /^blue is retired first, and web-blue would still hold i-1, i-2, which no attempt of ours launched\. Give allow: adopted/,
    )
    expect(refusal(inGroup(false), { allow: new Set(['adopted']) })).toBe('go')
  })

  test('what is kept stays in it', () => {
    expect(refusal(inGroup(true), {})).toBe('go')
    expect(refusal(inGroup(true), {}, 'keep')).toMatch(
      /i-1, i-2, which it keeps .* Run retire with allow: kept/,
    )
  })

  test('where production goes back first, the side that it leaves is asked about', () => {
    const back = inGroup(true)
    const { idle } = back.memo
    const due = {
      ...back,
      memo: { ...back.memo, idle: idle && { ...idle, holdDefault: 'rollback' as const } },
    }

    expect(refusal(due, {}, 'keep')).toBe('go')
  })

  test('the build that is live needs no room: its run is only run again', () => {
    const again = inGroup(false)
    const { idle } = again.memo
    const ours = {
      ...again,
      memo: { ...again.memo, idle: idle && { ...idle, due: now + 1, run: 'o/r/7/0' } },
    }

    expect(refusal(ours, { release: 'v2', build: 'b2' })).toBe('go')
  })
})
