import { expect, test } from 'vitest'
import { lineageOf } from '../../src/action/lineage/lineage.ts'
import { compareReleases } from '../../src/action/lineage/versions.ts'
import type { Identity, Origin } from '../../src/deploy/model.ts'

const signal = new AbortController().signal
const workflow = 'octo/shop/.github/workflows/release.yml'
const anOrigin = (change: Partial<Origin> = {}): Origin => ({
  commit: '1111111111111111111111111111111111111111',
  workflow,
  number: 7,
  ...change,
})
const live = (release: string, origin?: Origin): Identity => ({
  ...{ color: 'blue', release, build: 'b1', attempt: 'a1', adopted: false },
  ...(origin && { origin }),
})

/** What is found out without GitHub, and what is noted. */
async function told(release: string, origin: Origin, beside: Identity) {
  const notes: string[] = []
  const context = { tag: undefined, commit: origin.commit, api: 'http://127.0.0.1:9' }
  const lineage = lineageOf(
    { release, origin },
    { githubToken: '' },
    context,
    (said) => void notes.push(said),
  )
  const [first, again] = [await lineage.age(beside, signal), await lineage.age(beside, signal)]
  expect(again).toEqual(first)
  return { ...first, notes }
}

test.each([
  ['v1.2.3', 'v1.10.0', -1],
  ['1.2.3', 'v1.2.3', 0],
  ['v1.2.3-rc.1', 'v1.2.3', -1],
  ['v1.2.3-rc.10', 'v1.2.3-rc.9', 1],
  ['v1.2.3+build.5', 'v1.2.3+build.6', 0],
  ['web@2.0.0', 'web@1.9.9', 1],
  ['release/1.0.0', 'release/1.0.1', -1],
  // Not of the same thing, or no whole version.
  ['web@2.0.0', 'api@1.9.9', undefined],
  ['v2', 'v1', undefined],
  ['2026-11-30', '2026-11-29', undefined],
  ['0123abc', 'v1.0.0', undefined],
] as const)('%s beside %s: %s', (release, other, order) => {
  const found = compareReleases(release, other)
  expect(found === undefined ? undefined : Math.sign(found)).toBe(order)
})

test('a version decides before the number of a run', async () => {
  const beside = live('v1.2.0', anOrigin({ commit: '2'.repeat(40), number: 3 }))

  expect(await told('v1.1.0', anOrigin(), beside)).toMatchObject({ older: true, notes: [] })
  expect(await told('v1.3.0', anOrigin({ number: 1 }), beside)).toMatchObject({ older: false, notes: [] })
})

test('an earlier run of the same workflow is older, one of another workflow or repository tells nothing', async () => {
  const beside = live('sky', anOrigin({ commit: '2'.repeat(40), number: 9 }))

  expect(await told('sea', anOrigin(), beside)).toMatchObject({ older: true, notes: [] })
  expect(await told('sea', anOrigin({ number: 10 }), beside)).toMatchObject({ older: false, notes: [] })
  for (const other of ['octo/shop/.github/workflows/other.yml', 'acme/shop/.github/workflows/release.yml'])
    expect(await told('sea', anOrigin({ workflow: other }), beside)).toMatchObject({
      older: false,
      notes: [expect.stringMatching(/^whether sea is older than sky, which is live, was not checked: /)],
    })
})

test('the same commit is no older one, whatever the run', async () => {
  const beside = live('sky', anOrigin({ number: 9 }))

  expect(await told(anOrigin().commit, anOrigin(), beside)).toMatchObject({ older: false, notes: [] })
})

test('a record of an earlier version tells nothing but its release, and that is said once', async () => {
  expect(await told('sea', anOrigin(), live('sky'))).toMatchObject({
    older: false,
    notes: [
      'whether sea is older than sky, which is live, was not checked: the record does not say what commit is live, and neither versions nor runs of one workflow tell',
    ],
  })
  expect(await told('v1.0.0', anOrigin(), live('v1.0.1'))).toMatchObject({ older: true, notes: [] })
})

test('commits of a release from a terminal, which names no repository, are compared by whoever is asked', async () => {
  const [older, newer] = [anOrigin(), anOrigin({ commit: '2'.repeat(40) })]
  const aged = async (origin: Origin, beside: Origin) => {
    const askCommits = async (_: string, commit: string) =>
      commit === older.commit ? ('older' as const) : ('newer' as const)
    const context = { tag: undefined, commit: origin.commit, api: 'http://127.0.0.1:9', askCommits }
    const lineage = lineageOf({ release: 'sea', origin }, { githubToken: '' }, context, () => {})
    return (await lineage.age(live('sky', beside), signal)).older
  }
  const byHand = { workflow: '', number: 0 }

  expect(await aged({ ...older, ...byHand }, newer)).toBe(true)
  expect(await aged({ ...newer, ...byHand }, older)).toBe(false)
  expect(await aged(older, { ...newer, ...byHand })).toBe(true)
  // Of another repository nobody is asked.
  expect(
    await aged(older, { ...newer, workflow: 'acme/shop/.github/workflows/release.yml', number: 0 }),
  ).toBe(false)
})

test('a release that a person names to a newer commit is looked up by its own name', async () => {
  const newest = anOrigin({ commit: '3'.repeat(40), number: 9 })
  const asked: string[] = []
  const age = (release: string) =>
    lineageOf(
      { release, origin: newest },
      { githubToken: '' },
      {
        ...{ tag: undefined, commit: newest.commit, api: '' },
        askCommits: async (_repository, commit) => {
          asked.push(commit)
          if (commit === newest.commit) return 'newer'
          return commit === '2026-11-29' ? 'older' : { unknown: 'GitHub answered 404' }
        },
      },
      () => undefined,
    ).age(live('2026-11-30', anOrigin({ commit: '2'.repeat(40) })), signal)

  expect(await age('2026-11-29')).toEqual({
    older: true,
    said: 'what is live is of commit 2222222, which has what the repository calls 2026-11-29 among its ancestors',
  })
  expect(await age('sea')).toMatchObject({ older: false })
  expect(asked).toEqual(['2026-11-29', 'sea', newest.commit])
})
