import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldBy } from '../../src/aws/records/copies.ts'
import { encodeMemo } from '../../src/aws/records/memo-tags.ts'
import { decodeTerms, encodeTerms, mostTerms } from '../../src/aws/records/terms-tags.ts'
import { emptyMemo } from '../../src/deploy/memo.ts'
import { someTerms, termsOf } from './support/terms.ts'

/** Terms as somebody else may write them, with a mark that fits. */
function forged(value: unknown): { tags: Record<string, string>; mark: string } {
  const payload = deflateRawSync(JSON.stringify(value)).toString('base64url')
  const parts = payload.match(/.{1,252}/g) ?? []
  const tags = parts.map((part, at) => [
    `switchover:terms.${at + 1}`,
    at === 0 ? `${parts.length} ${part}` : part,
  ])
  const mark = createHash('sha256').update(payload).digest('hex').slice(0, 8)
  return { tags: Object.fromEntries(tags), mark }
}

test('terms that are written are read, and a tag holds what AWS accepts', () => {
  fc.assert(
    fc.property(someTerms, (terms) => {
      const written = encodeTerms(terms)

      expect(decodeTerms(written?.tags ?? {}, written?.mark ?? '')).toEqual(terms)
      for (const value of Object.values(written?.tags ?? {})) expect(value).toMatch(/^[A-Za-z0-9 _-]{1,255}$/)
    }),
  )
})

test('twelve tags are enough for forty routes; terms that take more are not kept', () => {
  expect(Object.keys(encodeTerms(termsOf(40))?.tags ?? {}).length).toBeLessThanOrEqual(mostTerms)

  expect(encodeTerms(termsOf(200))).toBeUndefined()
  expect(encodeMemo({ ...emptyMemo, terms: termsOf(200) })['switchover:written']).toBe('0 0')
})

test('what is left of longer terms is no part of shorter ones', () => {
  const long = encodeTerms(termsOf(20))
  const short = encodeTerms(termsOf(1))

  expect(decodeTerms({ ...long?.tags, ...short?.tags }, short?.mark ?? '')).toEqual(termsOf(1))
})

const one = termsOf(1)
test.for([
  ['a command', { ...one, setUp: [{ run: 'touch /tmp/was-here' }] }],
  ['a question of its own', { ...one, retire: { ...one.retire, busy: { http: { path: '/' } } } }],
  ['no route', { ...one, routes: [] }],
  ['a route to a pair that is not there', { ...one, routes: [{ ...one.routes[0], pair: 1 }] }],
  ['something that is no ARN', { ...one, routes: [{ kind: 'rule', arn: 'x; rm -rf /', pair: 0 }] }],
  ['a host that is none', { ...one, routes: [{ ...one.routes[0], host: 'a b\r\nX: y' }] }],
  ['no object', 7],
] as const)('terms with %s are none', ([, value]) => {
  const { tags, mark } = forged(value)

  expect(decodeTerms(tags, mark)).toBeUndefined()
})

test('terms that somebody changed, or made enormous, are none', () => {
  const { tags, mark } = forged(one)
  const changed = Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, `${value}A`]))
  const bomb = forged({ ...one, more: 'x'.repeat(10_000_000) })

  expect(decodeTerms(tags, mark)).toEqual(one)
  expect(decodeTerms(changed, mark)).toBeUndefined()
  expect(decodeTerms(bomb.tags, bomb.mark)).toBeUndefined()
})

test('terms that one copy lost are read from another; lost in all, that is known', () => {
  const whole = encodeMemo({ ...emptyMemo, written: 3, terms: one })
  const { 'switchover:terms.1': _, ...bare } = whole

  const mark = encodeTerms(one)?.mark

  const memo = { ...emptyMemo, written: 3 }
  expect(toldBy([bare, whole])).toEqual({ memo: { ...memo, terms: one }, mark, hasLostTerms: false })
  expect(toldBy([bare, bare])).toEqual({ memo, mark, hasLostTerms: true })
  expect(toldBy([{}, {}])).toEqual({ memo: undefined, mark: undefined, hasLostTerms: false })
})
