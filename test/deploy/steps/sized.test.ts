import { expect, test } from 'vitest'
import { compared, sized } from '../../../src/deploy/steps/sized.ts'
import {
  aFinding,
  aMachine,
  answer,
  aSide,
  blueMachines,
  found,
  greenMachines,
  seenOpen,
  told,
  written,
} from '../builders.ts'
import { goal } from '../goals.ts'

const live = (change: Parameters<typeof goal>[0] = {}) => goal(change, { count: { live: true, atLeast: 1 } })
const more = [...blueMachines, aMachine({ id: 'i-0' })]
const grown = (passed: readonly string[] = []) =>
  seenOpen(
    { passed },
    {
      sides: { blue: aSide(more), green: aSide(greenMachines) },
      findings: found(aFinding('size', 'size/a2')),
    },
  )

test('the sides are compared once more before the switch, and only where the count follows the live side', () => {
  expect(answer(compared, seenOpen(), live())).toMatchObject({ act: { check: 'size', key: 'size/a2' } })
  expect(answer(compared, grown(), live()).kind).toBe('pass')
  expect(answer(compared, seenOpen()).kind).toBe('pass')
  expect(answer(compared, seenOpen({ kind: 'switchover', attempt: 'a1' }), live()).kind).toBe('pass')
})

test('R6: a live side that grew since the claim raises the count, and what was found of the machines is asked again', () => {
  const move = answer(sized, grown(['ready', 'set-up.1', 'migrate', 'release-test']), live())

  expect(told(move)).toBe('act remember: blue has 3 now, 2 were asked for')
  expect(written(move)?.attempt).toMatchObject({ count: 3, passed: ['migrate'] })
})

test('the count is not raised before the comparison, nor where a smaller side is allowed', () => {
  const before = { ...grown(), findings: {} }

  expect(answer(sized, before, live()).kind).toBe('pass')
  expect(answer(sized, grown(), live({ allow: new Set(['smaller-side']) })).kind).toBe('pass')
  expect(answer(sized, grown()).kind).toBe('pass')
})

test('switch launches nothing: it fails and says what does', () => {
  expect(told(answer(sized, grown(), live({ command: 'switch' })))).toBe(
    'fail: blue has 3 now, 2 were asked for; run deploy, which adds what is missing, or give allow: smaller-side',
  )
})

test('a live side that shrank changes nothing', () => {
  const seen = seenOpen(
    { count: 3 },
    {
      sides: { blue: aSide(blueMachines), green: aSide(greenMachines) },
      findings: found(aFinding('size', 'size/a2')),
    },
  )

  expect(answer(sized, seen, live()).kind).toBe('pass')
})
