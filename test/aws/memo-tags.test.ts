import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeMemo } from '../../src/aws/records/decode-memo.ts'
import { encodeMemo } from '../../src/aws/records/memo-tags.ts'
import { isTerms } from '../../src/aws/records/terms-tags.ts'
import { wholly } from '../../src/deploy/memo.ts'
import type { Intent, Memo } from '../../src/deploy/record.ts'
import { someTerms } from './support/terms.ts'

const color = fc.constantFrom('blue' as const, 'green' as const)
const release = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._+/@-]{0,60}$/)
const build = fc.stringMatching(/^[0-9a-f]{0,32}$/)
const attempt = fc.oneof(
  fc.constant(''),
  fc.nat(9999).map((n) => `a${n}`),
)
const instant = fc.integer({ min: 0, max: 4e12 })
const prose = fc.string({ unit: 'grapheme', maxLength: 20 })
const run = fc
  .tuple(fc.stringMatching(/^[a-z-]{1,20}\/[A-Za-z._-]{1,20}$/), fc.nat())
  .map(([repo, id]) => `${repo}/${id}/1`)
const origin = fc.record({
  commit: fc.stringMatching(/^([0-9a-f]{40})?$/),
  workflow: fc.constantFrom(
    '',
    'octo/shop/.github/workflows/release.yml',
    'local/Release to all',
    `octo/shop/${'é'.repeat(9)}`,
  ),
  number: fc.nat(),
})
const identity = { color, release, build, attempt, adopted: fc.boolean() }

const made = fc.constantFrom(
  '',
  'image=ami-0a1b2c3d4e5f60718',
  'template=lt-0a1b2c3d4e5f60718:7',
  'image=ami-0a1b2c3d4e5f60718 template=lt-0a1b2c3d4e5f60718:12',
)

/** With an origin or, as an earlier version wrote it, without. */
const ofKnownOrigin = <Side extends object>(side: fc.Arbitrary<Side>) =>
  fc.oneof(
    side,
    fc.tuple(side, origin).map(([its, from]) => ({ ...its, origin: from })),
  )

const live = ofKnownOrigin(fc.record({ ...identity, since: instant }))
const idle = ofKnownOrigin(
  fc.record({
    ...identity,
    standing: fc.constantFrom(
      'held' as const,
      'retiring' as const,
      'rejected' as const,
      'rolled-back' as const,
    ),
    due: fc.option(instant, { nil: undefined }),
    approval: fc.boolean(),
    holdDefault: fc.constantFrom('retire' as const, 'rollback' as const),
    since: instant,
    size: fc.option(fc.nat(1000), { nil: undefined }),
    run,
    by: fc.constantFrom('octocat', 'dependabot[bot]', '', '-', 'Zoë'),
    reason: prose,
  }),
)
const open = ofKnownOrigin(
  fc.record({
    ...identity,
    id: attempt,
    kind: fc.constantFrom('deploy' as const, 'switchover' as const),
    verdict: fc.constantFrom('open' as const, 'rejected' as const),
    parked: fc.constantFrom(undefined, 'provisioned' as const, 'tested' as const),
    count: fc.nat(1000),
    made,
    passed: fc.uniqueArray(fc.constantFrom('ready', 'release-test', 'GET /healthz = 200'), { maxLength: 3 }),
    reason: prose,
    run,
  }),
)
const part: fc.Arbitrary<Intent> = fc.record({
  color,
  share: fc.integer({ min: 2, max: 100 }),
  from: fc.constant(1),
  lent: fc.array(fc.stringMatching(/^[0-9a-f]{8}$/), { maxLength: 20 }),
})
const withoutBefore: fc.Arbitrary<Memo> = fc.record({
  written: fc.nat(),
  sequence: fc.nat(),
  live: fc.option(live, { nil: undefined }),
  idle: fc.option(idle, { nil: undefined }),
  attempt: fc.option(open, { nil: undefined }),
  intent: fc.option(fc.oneof(color.map(wholly), part), { nil: undefined }),
  rejected: fc.option(fc.record({ attempt, release, reason: prose }), { nil: undefined }),
  terms: fc.option(someTerms, { nil: undefined }),
})
const before = fc.record({
  at: instant,
  rang: fc.array(fc.stringMatching(/^[0-9a-f]{8}$/), { maxLength: 20 }),
})
const memos: fc.Arbitrary<Memo> = fc.oneof(
  withoutBefore,
  fc.tuple(withoutBefore, before).map(([memo, its]) => ({ ...memo, before: its })),
)

test('what is written into tags is what is read from them', () => {
  fc.assert(
    fc.property(memos, (memo) => {
      expect(decodeMemo(encodeMemo(memo))).toEqual(memo)
    }),
  )
})

test('every tag value is one that AWS accepts; there are at most seventeen beside the terms', () => {
  fc.assert(
    fc.property(memos, (memo) => {
      const tags = encodeMemo(memo)

      expect(Object.keys(tags).filter((key) => !isTerms(key)).length).toBeLessThanOrEqual(17)
      for (const value of Object.values(tags)) expect(value).toMatch(/^[A-Za-z0-9 _.:/=+\-@]{1,255}$/)
    }),
  )
})

const nothing = { idle: undefined, attempt: undefined, intent: undefined, rejected: undefined }
const accepted: Memo = {
  written: 3,
  sequence: 1,
  live: {
    color: 'blue',
    attempt: 'a1',
    release: 'v1',
    build: '0f3c',
    adopted: false,
    since: Date.UTC(2026, 10, 22, 10),
  },
  ...nothing,
}

test('a person can read the tags', () => {
  expect(encodeMemo(accepted)).toMatchObject({
    'switchover:written': '3 1',
    'switchover:live': 'blue a1 v1 0f3c 2026-11-22T10:00:00.000Z',
    'switchover:idle': '-',
    'switchover:attempt': '-',
  })
})

test('a workflow whose name fits into no tag is left out beside its commit', () => {
  const [commit, workflow] = ['0'.repeat(40), `octo/shop/.github/workflows/${'w'.repeat(200)}.yml`]
  const live = { ...accepted.live, origin: { commit, workflow, number: 7 } } as Memo['live']

  expect(encodeMemo({ ...accepted, live })).toMatchObject({ 'switchover:live-origin': `${commit} - 0` })
})

test('tags that are missing say nothing', () => {
  const tags = { 'switchover:written': '1 1', 'switchover:live': 'blue a1 v1 seed 2026-11-22T10:00:00.000Z' }

  expect(decodeMemo(tags)).toMatchObject({ written: 1, live: { release: 'v1' }, ...nothing })
})

test('tags without a count of writes are no record at all', () => {
  expect(decodeMemo({ Name: 'web', 'switchover:live': 'blue' })).toBeUndefined()
})

test('a hold whose terms are lost ends only by a person', () => {
  const tags = { 'switchover:written': '4 2', 'switchover:idle': 'green a2 v2 - 2026-11-22T10:00:00.000Z' }

  expect(decodeMemo(tags)?.idle).toMatchObject({ standing: 'held', due: undefined, approval: true })
})

test.each([
  ['switchover:live', 'purple a1 v1 b 2026-11-22T10:00:00.000Z'],
  ['switchover:live', 'blue a1 v1 b soon'],
  ['switchover:live', 'blue a1'],
  ['switchover:intent', 'blue and green'],
  ['switchover:intent', 'blue 101'],
  ['switchover:attempt', 'green a2 v2 b'],
])('a record that cannot be read is an error that names the tag: %s = %s', (key, value) => {
  expect(() => decodeMemo({ 'switchover:written': '1 1', [key]: value })).toThrow(key)
})

test('a reason that is too long is cut at a character', () => {
  const memo = { ...accepted, rejected: { attempt: 'a2', release: 'v2', reason: 'ü'.repeat(400) } }

  expect(decodeMemo(encodeMemo(memo))?.rejected?.reason).toMatch(/^ü{60,}…$/)
})
