import { expect, test } from 'vitest'
import { toldBy } from '../../src/aws/records/copies.ts'
import { encodeMemo } from '../../src/aws/records/memo-tags.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import { termsOf } from './support/terms.ts'

/** Which copy of a record is believed. */
const copy = (written: number, sequence = 1) =>
  encodeMemo({ ...emptyMemo, written, sequence, terms: termsOf(1) })
const spoilt = (written: number) => ({ ...copy(written), 'switchover:live': 'purple' })

test('the copy that was written last counts', () => {
  expect(toldBy([copy(3, 5), copy(7, 6), copy(2, 9)]).memo).toMatchObject({ written: 7, sequence: 6 })
})

test('one that somebody wrote over is passed over beside one that is as new, and what is wrong is told', () => {
  for (const copies of [
    [spoilt(7), copy(7)],
    [copy(7), spoilt(6)],
    [{ ...copy(7), 'switchover:written': 'x' }, copy(7)],
  ])
    expect(toldBy(copies)).toMatchObject({
      memo: { written: 7 },
      passedOver: expect.stringMatching(/the tag switchover:(live = "purple"|written = "x")/),
    })
})

test('one that is newer than all that can be read is missed: nothing is guessed', () => {
  expect(() => toldBy([copy(7), spoilt(8)])).toThrow('switchover:live')
  expect(() => toldBy([{}, spoilt(1)])).toThrow('switchover:live')
})

test('terms are taken from whichever copy has them whole', () => {
  const { 'switchover:terms.1': _, ...without } = copy(7)

  expect(toldBy([copy(7), without]).memo?.terms).toEqual(termsOf(1))
  expect(toldBy([without])).toMatchObject({ hasLostTerms: true })
})
