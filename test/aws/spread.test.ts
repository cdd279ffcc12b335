import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spread } from '../../src/aws/fleet/spread.ts'

test('all that is missing is placed, and no place ends with two more than another had to have', () => {
  const before = fc.array(fc.nat(20), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.nat(60), before, (missing, present) => {
      const plan = spread(
        missing,
        present.map((_, index) => index),
        (index) => present[index] ?? 0,
      )

      const after = [...present]
      for (const { place, count } of plan) after[place] = (after[place] ?? 0) + count
      const grown = after.filter((count, index) => count > (present[index] ?? 0))
      expect(plan.reduce((sum, { count }) => sum + count, 0)).toBe(missing)
      if (grown.length > 0) expect(Math.max(...grown) - Math.min(...after)).toBeLessThanOrEqual(1)
    }),
  )
})

test('the first subnets get what does not divide evenly', () => {
  expect(spread(3, ['a', 'b'], () => 0)).toEqual([
    { place: 'a', count: 2 },
    { place: 'b', count: 1 },
  ])
})
