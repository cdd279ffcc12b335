import { expect, test } from 'vitest'
import type { Scaling } from '../../../src/deploy/model.ts'
import { fleet } from '../../../src/deploy/steps/fleet.ts'
import { registered } from '../../../src/deploy/steps/registered.ts'
import { frozen, kept, released, thawed } from '../../../src/deploy/steps/scaled.ts'
import { terminated } from '../../../src/deploy/steps/undone.ts'
import {
  answer,
  aSide,
  blueMachines,
  emptySide,
  greenMachines,
  seenHeld,
  seenMoved,
  seenOpen,
  stood,
  told,
} from '../builders.ts'
import { goal } from '../goals.ts'

const group = (change: Partial<Scaling> = {}): Scaling => ({
  group: 'web-green',
  attempt: 'a2',
  min: 0,
  max: 4,
  desired: 2,
  attached: true,
  frozen: undefined,
  unprotected: [],
  protected: [],
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

test('before traffic moves, scaling of both sides is frozen; what is frozen already is left alone', () => {
  expect(told(answer(frozen, seenOpen({}, sides()), ofGroups()))).toBe(
    'act freeze: blue and green: alarms and schedules wait',
  )
  expect(answer(frozen, seenOpen({}, sides({ frozen: [] })), ofGroups())).toMatchObject({
    act: { colors: ['green'] },
  })
  expect(answer(frozen, seenOpen({}, sides({ frozen: [] }, { frozen: ['AlarmNotification'] }))).kind).toBe(
    'pass',
  )
  expect(answer(frozen, seenOpen()).kind).toBe('pass')
})

test('what was frozen is given back by whichever run comes to it, also where nothing had to be suspended', () => {
  const seen = seenMoved({}, sides({ frozen: [] }, { frozen: ['AlarmNotification'] }))

  expect(told(answer(thawed, seen))).toBe('act thaw: blue and green: alarms and schedules act again')
  expect(answer(thawed, seenMoved({}, sides())).kind).toBe('pass')
})

test('while a side is held neither is scaled in; without a hold that is not needed', () => {
  const seen = seenMoved({}, sides({ unprotected: ['i-1'] }, { unprotected: ['i-3', 'i-4'] }))

  expect(answer(kept, seen, ofGroups())).toMatchObject({
    act: { color: 'blue', machines: ['i-1'], on: true },
  })
  expect(answer(kept, seen, ofGroups({ hold: { kind: 'none' } })).kind).toBe('pass')
})

test('with the end of the hold the live side may be scaled in again, as far as we protected it', () => {
  expect(answer(released, seenHeld({}, sides({}, { protected: ['i-3'] })))).toMatchObject({
    act: { color: 'green', machines: ['i-3'], on: false },
  })
  expect(answer(released, seenHeld({}, sides({ protected: ['i-1'] }))).kind).toBe('pass')
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

  expect(told(answer(terminated, seenOpen(rejected, sides()), ofGroups()))).toBe(
    'act terminate: i-3, i-4 of green',
  )
  expect(told(answer(terminated, seenOpen(rejected, sides({}, { desired: 0 })), ofGroups()))).toBe(
    'wait 5000: web-green ends 2 machines',
  )
})
