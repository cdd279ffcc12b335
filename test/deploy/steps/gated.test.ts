import { expect, test } from 'vitest'
import type { Machine } from '../../../src/deploy/side.ts'
import {
  gateAgreed,
  gateClosed,
  gateClosedBack,
  gateOpened,
  gateOpenedBack,
} from '../../../src/deploy/steps/gated.ts'
import {
  aMachine,
  answer,
  aSide,
  blueMachines,
  greenMachines,
  seenHeld,
  seenMoved,
  seenOpen,
  told,
} from '../builders.ts'
import { goal } from '../goals.ts'

const withGate = (machines: readonly Machine[], gate: Machine['gate']) =>
  aSide(machines.map((machine) => ({ ...machine, gate })))

const sides = (blue: Machine['gate'], green: Machine['gate']) => ({
  sides: { blue: withGate(blueMachines, blue), green: withGate(greenMachines, green) },
})

const parameter = goal({}, { gate: { parameter: true, overlap: false, others: true } })
const overlap = goal({}, { gate: { parameter: false, overlap: true, others: false } })

test('before traffic moves the old side’s workers are told to be quiet, the new ones not yet to work', () => {
  expect(told(answer(gateClosed, seenOpen({}, sides('open', 'closed'))))).toBe(
    'act gate: workers of blue → quiet',
  )
  expect(answer(gateClosed, seenOpen({}, sides('closed', 'closed'))).kind).toBe('pass')
})

test('once the switch is proven the new side works; where the old one still may, it is closed first', () => {
  expect(told(answer(gateOpened, seenMoved({}, sides('closed', 'closed'))))).toBe(
    'act gate: workers of green → at work',
  )
  expect(told(answer(gateOpened, seenMoved({}, sides('open', 'closed'))))).toBe(
    'act gate: workers of blue → quiet',
  )
  expect(answer(gateOpened, seenMoved({}, sides('closed', 'open'))).kind).toBe('pass')
})

test('with overlap it is turned round: the new side first, so that never nobody works', () => {
  expect(told(answer(gateClosed, seenOpen({}, sides('open', 'closed')), overlap))).toBe(
    'act gate: workers of green → at work',
  )
  expect(told(answer(gateOpened, seenMoved({}, sides('open', 'open')), overlap))).toBe(
    'act gate: workers of blue → quiet',
  )
  expect(answer(gateOpened, seenMoved({}, sides('closed', 'open')), overlap).kind).toBe('pass')
})

test('the parameter says none between the sides, and then the color that is at work', () => {
  const before = { ...seenOpen({}, sides('open', 'closed')), gate: 'blue' }
  const between = { ...seenMoved({}, sides('closed', 'closed')), gate: 'none' }

  expect(answer(gateClosed, before, parameter)).toMatchObject({ act: { open: false, parameter: 'none' } })
  expect(answer(gateOpened, between, parameter)).toMatchObject({ act: { open: true, parameter: 'green' } })
  expect(
    answer(gateOpened, { ...seenMoved({}, sides('closed', 'open')), gate: 'green' }, parameter).kind,
  ).toBe('pass')
})

test('machines that we did not make are told only where the config has a gate', () => {
  const strangers = blueMachines.map((machine) => ({ ...machine, ours: false, gate: undefined }))
  const open = strangers.map((machine) => ({ ...machine, gate: 'open' as const }))
  const seen = (machines: readonly Machine[]) =>
    seenOpen({}, { sides: { blue: aSide(machines), green: aSide(greenMachines) } })

  expect(answer(gateClosed, seen(open)).kind).toBe('pass')
  expect(answer(gateClosed, seen(open), parameter)).toMatchObject({ act: { machines: ['i-1', 'i-2'] } })
})

test('a rollback closes the new side, and opens the old one after its proof', () => {
  const rollback = goal({ command: 'rollback' })

  expect(told(answer(gateClosedBack, seenHeld({}, sides('closed', 'open')), rollback))).toBe(
    'act gate: workers of green → quiet',
  )
  expect(told(answer(gateOpenedBack, seenHeld({}, sides('closed', 'closed')), rollback))).toBe(
    'act gate: workers of blue → at work',
  )
})

test('a rejection gives the old side its work back, and only where it was told to stop', () => {
  const rejected = { verdict: 'rejected' } as const

  expect(told(answer(gateOpenedBack, seenOpen(rejected, sides('closed', 'closed'))))).toBe(
    'act gate: workers of blue → at work',
  )
  const untold = {
    sides: { blue: withGate(blueMachines, undefined), green: withGate(greenMachines, 'closed') },
  }
  expect(answer(gateOpenedBack, seenOpen(rejected, untold)).kind).toBe('pass')
})

test('where the gate cannot be closed on the way back, traffic does not wait for it', () => {
  const seen = seenMoved({ verdict: 'rejected' }, sides('closed', 'open'))
  const ungated = { ...seen, run: { ...seen.run, ungated: 'CreateTags: AccessDenied' } }

  expect(told(answer(gateClosedBack, seen))).toBe('act gate: workers of green → quiet')
  expect(answer(gateClosedBack, ungated).kind).toBe('pass')
})

test('machines that ended are told nothing', () => {
  const gone = aMachine({ id: 'i-0', state: 'terminated', gate: 'open' })
  const blue = withGate(blueMachines, 'closed')
  const seen = seenOpen(
    {},
    { sides: { blue: { ...blue, machines: [...blue.machines, gone] }, green: aSide(greenMachines) } },
  )

  expect(answer(gateClosed, seen).kind).toBe('pass')
})

test('where somebody else moved traffic and that is agreed with, the workers follow', () => {
  const seen = seenHeld({}, { ...sides('open', 'closed') })

  expect(told(answer(gateAgreed, seen))).toBe('act gate: workers of blue → quiet')
})

test('a parameter that was never set is set before traffic moves, and left alone where nothing came of it', () => {
  const unset = { ...seenOpen({}, sides('closed', 'closed')), gate: '' }
  const rejected = { ...seenOpen({ verdict: 'rejected' }, sides(undefined, 'closed')), gate: '' }

  expect(answer(gateClosed, unset, parameter)).toMatchObject({ act: { open: false, parameter: 'none' } })
  expect(answer(gateClosed, { ...unset, gate: 'none' }, parameter).kind).toBe('pass')
  expect(answer(gateClosed, { ...unset, gate: 'green' }, parameter).kind).toBe('pass')
  expect(answer(gateClosedBack, rejected, parameter).kind).toBe('pass')
  expect(answer(gateOpenedBack, rejected, parameter).kind).toBe('pass')
})

test('a side that was quietened by its tags alone is opened by its tags alone', () => {
  const failed = { ...seenOpen({}, sides('closed', 'closed')), gate: '' }

  expect(answer(gateOpenedBack, failed, parameter)).toMatchObject({
    act: { open: true, parameter: undefined },
  })
})
