import { expect, test } from 'vitest'
import { differences } from './differences.ts'

const output = (value: Record<string, unknown>) => ({ output: JSON.parse(JSON.stringify(value)) })

test('equal answers have none, whatever the order of their members and of what has a key', () => {
  const ours = output({
    Name: 'a',
    Tags: [
      { Key: 'x', Value: '1' },
      { Key: 'y', Value: '2' },
    ],
  })
  const theirs = output({
    Tags: [
      { Key: 'y', Value: '2' },
      { Key: 'x', Value: '1' },
    ],
    Name: 'a',
  })

  expect(differences(ours, theirs)).toEqual([])
})

test('an item that is shown twice is one', () => {
  const tag = { Key: 'x', Value: '1' }

  expect(differences(output({ Tags: [tag, tag] }), output({ Tags: [tag] }))).toEqual([
    { path: 'Tags[x 2]', ours: '{"Key":"x","Value":"1"}', theirs: 'absent' },
  ])
})

test('they are named by where they are, with both values', () => {
  const ours = output({ Rules: [{ Weight: 1, Only: [] }], Tags: [{ Key: 'x', Value: '1' }] })
  const theirs = output({ Rules: [{ Weight: '1' }, {}], Tags: [{ Key: 'x', Value: '2' }] })

  expect(differences(ours, theirs)).toEqual([
    { path: 'Rules[0].Only', ours: '[]', theirs: 'absent' },
    { path: 'Rules[0].Weight', ours: '1', theirs: '"1"' },
    { path: 'Rules[1]', ours: 'absent', theirs: '{}' },
    { path: 'Tags[x].Value', ours: '"1"', theirs: '"2"' },
  ])
})

test('an object is not a list, and null is not nothing', () => {
  expect(differences(output({ A: {}, B: null }), output({ A: [] }))).toEqual([
    { path: 'A', ours: '{}', theirs: '[]' },
    { path: 'B', ours: 'null', theirs: 'absent' },
  ])
})

test('an error differs from an answer, from another error, and from a call that could not be sent', () => {
  const refused = { refused: '400 PriorityInUse' }

  expect(differences(refused, { refused: '400 PriorityInUse' })).toEqual([])
  expect(differences(refused, { refused: '409 PriorityInUse' })).toEqual([
    { path: '', ours: '400 PriorityInUse', theirs: '409 PriorityInUse' },
  ])
  expect(differences(output({}), { refused: 'unplayed' })).toEqual([
    { path: '', ours: 'an answer', theirs: 'unplayed' },
  ])
})
