import { expect, test } from 'vitest'
import { createRandom } from '../../../sandbox/model/random.ts'

test('the same seed gives the same numbers and ids', () => {
  const [one, other] = [createRandom(7), createRandom(7)]

  expect([one.between(0, 9), one.hex(17)]).toEqual([other.between(0, 9), other.hex(17)])
  expect(createRandom(8).hex(17)).not.toBe(createRandom(7).hex(17))
})

test('numbers fill the range that was asked for and stay in it', () => {
  const random = createRandom(1)
  const drawn = Array.from({ length: 10_000 }, () => random.between(100, 200))

  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100)
  expect(Math.min(...drawn)).toBeLessThan(101)
  expect(Math.max(...drawn)).toBeLessThanOrEqual(200)
  expect(Math.max(...drawn)).toBeGreaterThan(199)
})

test('an id has as many hexadecimal digits as asked for', () => {
  expect(createRandom(1).hex(17)).toMatch(/^[0-9a-f]{17}$/)
})
