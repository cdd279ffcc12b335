import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batches } from '../../../src/aws/fleet/change-batches.ts'
import type { NameRecord } from '../../../src/deploy/side.ts'

const record = (index: number, values: readonly string[] = ['10.0.0.1']): NameRecord => ({
  name: `web-green-${index}.example.com`,
  values,
  ttl: 60,
})
const many = (count: number) => Array.from({ length: count }, (_, index) => record(index + 1))

test.each([
  { counts: 2, count: 500, sizes: [500] },
  { counts: 2, count: 501, sizes: [500, 1] },
  { counts: 1, count: 1000, sizes: [1000] },
  { counts: 1, count: 1001, sizes: [1000, 1] },
] as const)('$count records that count $counts times make batches of $sizes', ({ counts, count, sizes }) => {
  expect(batches(many(count), counts).map(({ length }) => length)).toEqual(sizes)
})

test('no batch is more than Route 53 takes, and together they are all records in their order', () => {
  const values = fc.array(fc.string({ maxLength: 4000 }), { minLength: 1, maxLength: 3 })
  const records = fc.array(
    values.map((some) => record(1, some)),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(records, fc.constantFrom(1 as const, 2 as const), (all, counts) => {
      const found = batches(all, counts)

      expect(found.flat()).toEqual(all)
      for (const batch of found) {
        const each = batch.flatMap((one) => one.values)
        expect(counts * each.length).toBeLessThanOrEqual(1000)
        expect(counts * each.join('').length).toBeLessThanOrEqual(32_000)
      }
    }),
  )
})
