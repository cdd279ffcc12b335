import { expect, test } from 'vitest'
import { listed } from '../../src/deploy/listed.ts'

test('a few are all named; of many the first ones, and how many more there are', () => {
  expect(listed([])).toBe('')
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d, e')
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toBe('a, b, c, d, e and 2 more')
})
