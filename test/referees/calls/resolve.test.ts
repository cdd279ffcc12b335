import { expect, test } from 'vitest'
import { at, resolve } from './resolve.ts'

const answer = { Rules: [{ Arn: 'a', Actions: [{ Weight: 0 }] }] }

test('a path leads through members and items', () => {
  expect(at(answer, 'Rules[0].Actions[0].Weight')).toBe(0)
  expect(at(answer, '')).toBe(answer)
})

test('a path that leads nowhere finds nothing', () => {
  expect(at(answer, 'Rules[1].Arn')).toBeUndefined()
  expect(at(answer, 'Rules[0].Arn.Deeper')).toBeUndefined()
  expect(at(undefined, 'Rules')).toBeUndefined()
})

test('references are replaced wherever they stand, and all else stays', () => {
  const template = { Ids: [{ $: 'x' }, 'literal'], Deep: { Id: { $: 'y' }, Count: 1, On: true, None: null } }

  expect(resolve(template, (path) => path.toUpperCase())).toEqual({
    Ids: ['X', 'literal'],
    Deep: { Id: 'Y', Count: 1, On: true, None: null },
  })
})
