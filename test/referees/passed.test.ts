import { describe, expect, test } from 'vitest'
import { notPassedBeside } from './passed.ts'

test('a test that has not been begun has not passed, in whatever suite it is', ({ task }) => {
  expect(notPassedBeside(task)).toEqual(['when all others have passed there is none'])
})

describe('a suite', () => {
  test('when all others have passed there is none', ({ task }) => {
    expect(notPassedBeside(task)).toEqual([])
  })
})
