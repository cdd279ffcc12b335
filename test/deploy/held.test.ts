import { expect, test } from 'vitest'
import { instancesOf, lossOf, overdueMs } from '../../src/deploy/held.ts'
import { aHold, aMachine, aSide, aTarget, now, seenHeld } from './builders.ts'

test('a default is late from the moment at which it is due; without one it never is', () => {
  expect(overdueMs(aHold({ due: now + 1 }), now)).toBe(0)
  expect(overdueMs(aHold({ due: now - 90_000 }), now)).toBe(90_000)
  expect(overdueMs(aHold({ due: undefined }), now)).toBe(0)
})

const [first, second] = [aMachine({ id: 'i-1' }), aMachine({ id: 'i-2' })]
const sides = (blue: ReturnType<typeof aSide>) => ({ sides: { ...seenHeld().sides, blue } })

test('a held side that stands as it was left has lost nothing', () => {
  const hold = aHold({ size: 2 })

  expect(lossOf(seenHeld(hold, sides(aSide([first, second]))), hold)).toEqual({ of: 2, ailing: [], gone: 0 })
})

test('what ails is named once, whatever the number of groups, and what is gone is counted', () => {
  const hold = aHold({ size: 3 })
  const sick = { id: 'i-2', state: 'unhealthy', said: 'Request timed out' } as const
  const targets = [
    aTarget({ id: 'i-1' }),
    aTarget(sick),
    aTarget({ ...sick, pair: 1 }),
    aTarget({ id: 'i-3', state: 'draining' }),
  ]
  const seen = seenHeld(hold, sides({ ...aSide([first, second]), targets }))

  expect(lossOf(seen, hold)).toEqual({ of: 3, ailing: [sick], gone: 1 })
})

test('where nobody recorded how many there were, none are missed', () => {
  expect(lossOf(seenHeld({}, sides(aSide([]))), aHold())).toEqual({ of: undefined, ailing: [], gone: 0 })
})

test('instances that run or begin to cost something', () => {
  const stopped = aMachine({ id: 'i-3', state: 'stopped' })

  expect(instancesOf(seenHeld({}, sides(aSide([first, second, stopped]))), aHold())).toBe(2)
})
