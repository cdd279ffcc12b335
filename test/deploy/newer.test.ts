import { expect, test } from 'vitest'
import { isToBeNewer } from '../../src/deploy/newer.ts'
import { preflight } from '../../src/deploy/preflight.ts'
import { newRun } from '../../src/deploy/run-seen.ts'
import { isToSwitch } from '../../src/deploy/to-switch.ts'
import { aMemo, emptySide, now, seenHeld, seenMoved, seenOpen, someSeen } from './builders.ts'
import { goal } from './goals.ts'

const older = { ...newRun, age: { older: true, said: 'its version is the smaller one' } }

test('an older build is refused by deploy and provision alone, and let pass by a person', () => {
  const seen = someSeen({ run: older })

  expect(preflight(goal(), seen, now)).toMatchObject({
    kind: 'refuse',
    why: 'v2 is older than v1, which is live (older-release): its version is the smaller one',
  })
  expect(preflight(goal({ command: 'provision' }), seen, now)).toMatchObject({ kind: 'refuse' })
  expect(preflight(goal({ allow: new Set(['older-release']) }), seen, now)).toMatchObject({ kind: 'go' })
  for (const command of ['switch', 'rollback'] as const) {
    const back = goal({ command, release: undefined, build: undefined })
    expect(preflight(back, seenHeld({}, { run: older }), now)).toMatchObject({ kind: 'go' })
  }
})

test('its age is asked where a build is about to replace what is live', () => {
  expect(isToBeNewer(goal(), someSeen())).toBe(true)
  expect(isToBeNewer(goal({ build: 'b3' }), seenOpen())).toBe(true)
})

test.each([
  ['an attempt that goes on', goal(), seenOpen()],
  ['a build that is live', goal({ build: 'b1' }), someSeen()],
  ['another command', goal({ command: 'switch' }), seenHeld()],
  ['leave that was given', goal({ allow: new Set(['older-release']) }), someSeen()],
  ['a cancel', goal(), someSeen({ run: { ...newRun, cancelled: true } })],
  [
    'a first release',
    goal(),
    someSeen({ memo: aMemo({ live: undefined }), sides: { blue: emptySide, green: emptySide } }),
  ],
])('it is not asked for %s', (_, asked, seen) => {
  expect(isToBeNewer(asked, seen)).toBe(false)
})

test('routes are tried by what will switch them, as long as nothing has moved', () => {
  expect(isToSwitch(goal(), someSeen())).toBe(true)
  expect(isToSwitch(goal(), seenOpen())).toBe(true)
  expect(isToSwitch(goal({ command: 'switch', build: undefined }), seenHeld())).toBe(true)

  expect(isToSwitch(goal(), seenMoved())).toBe(false)
  expect(isToSwitch(goal({ build: 'b1' }), someSeen())).toBe(false)
  expect(isToSwitch(goal({ command: 'provision' }), someSeen())).toBe(false)
  expect(isToSwitch(goal({ command: 'rollback' }), seenHeld())).toBe(false)
  expect(isToSwitch(goal(), seenOpen({ verdict: 'rejected', reason: 'sick' }))).toBe(false)
})
