import { DescribeTagsCommand, RemoveTagsCommand } from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { type Around, openStage, type Stage } from '../support/stage.ts'
import { type GitHub, startGitHub } from './git-hub.ts'

let stage: Stage
let github: GitHub
beforeAll(async () => {
  ;[stage, github] = await Promise.all([openStage(), startGitHub()])
})
afterAll(async () => {
  github.close()
  await stage.close()
})

const older = '1111111111111111111111111111111111111111'
const newer = '2222222222222222222222222222222222222222'
const token = 'ghs_aTokenOfThisRun'

const notices = ({ commands }: ActionResult) =>
  commands.flatMap(({ name, message }) => (name === 'notice' ? [message] : []))

/** Deploys what is then live, and forgets what was asked for it. */
async function live(release: string, around: Around): Promise<void> {
  await stage.reset()
  expectEnd(
    await stage.run('deploy', { release, hold: 'none' }, around),
    `live, green ${release}, blue empty`,
  )
  github.asked.length = 0
  github.comparisons.clear()
}

/** It is refused with this reason, and nothing was written. */
async function expectOlder(inputs: Readonly<Record<string, string>>, around: Around, why: RegExp) {
  const before = await stage.writes()
  expectRefusal(await stage.run('deploy', inputs, around), why)
  expect((await stage.writes()).slice(before.length)).toEqual([])
}

test('by commits: an ancestor of the live commit is refused, unless allowed; dry run and provision say the same', async () => {
  const asGitHub = { apiUrl: github.url, token, refType: 'tag', refName: 'v2' } as const
  await live('v2', { ...asGitHub, sha: newer })
  github.comparisons.set(`${newer}...${older}`, 'behind')
  const rerun = { ...asGitHub, refName: 'v1', sha: older }
  const why =
    /v1 is older than v2, which is live \(older-release\): it is of commit 1111111, what is live of 2222222, which has it among its ancestors\. Release what is newer, or go back to a held side with rollback\. To let it pass, give allow: older-release\./

  await expectOlder({ 'github-token': token }, rerun, why)
  await expectOlder({ 'github-token': token, 'dry-run': 'true' }, rerun, why)
  const provision = await stage.run('provision', { 'github-token': token }, rerun)
  expectRefusal(provision, why)
  expect(new Set(github.asked.map(({ request }) => request))).toEqual(
    new Set([`GET /repos/octo/shop/compare/${newer}...${older}?per_page=1&page=2`]),
  )
  expect(new Set(github.asked.map((asked) => asked.token))).toEqual(new Set([`token ${token}`]))

  const allowed = { 'github-token': token, allow: 'older-release', hold: 'none' }
  expectEnd(await stage.run('deploy', allowed, rerun), 'live, blue v1, green empty')
})

test('the commit, workflow and run of the live build are in the record', async () => {
  await live('v2', { sha: newer, runNumber: 7 })

  const { TagDescriptions = [] } = await stage.person.elbv2.send(
    new DescribeTagsCommand({ ResourceArns: [stage.person.service('web')['target-groups'].blue] }),
  )
  const tags = Object.fromEntries((TagDescriptions[0]?.Tags ?? []).map(({ Key, Value }) => [Key, Value]))
  expect(tags['switchover:live-origin']).toBe(`${newer} octo/shop/.github/workflows/release.yml 7`)
})

test.each([
  ['ahead', []],
  [
    'diverged',
    [
      'v1 is neither older nor newer than v2: it is of commit 1111111, what is live of 2222222, and they have diverged',
    ],
  ],
])('a commit that GitHub calls %s goes ahead', async (status, said) => {
  const around = { apiUrl: github.url, refType: 'tag' } as const
  await live('v2', { ...around, refName: 'v2', sha: newer })
  github.comparisons.set(`${newer}...${older}`, status)

  const inputs = { 'github-token': token, 'dry-run': 'true' }
  const result = await stage.run('deploy', inputs, { ...around, refName: 'v1', sha: older })
  expectEnd(result, 'planned, green v2, blue empty')
  expect(notices(result)).toEqual(said)
})

test('where GitHub does not tell, it is told by the versions, with one notice', async () => {
  await live('web-v1.10.0', { sha: newer })
  const inputs = { release: 'web-v1.9.1', 'github-token': token }
  const around = { apiUrl: github.url, sha: older }

  await expectOlder(
    { release: 'web-v1.9.1' },
    { sha: older },
    /web-v1\.9\.1 is older than web-v1\.10\.0, which is live \(older-release\): its version is the smaller one/,
  )
  const allowed = await stage.run('deploy', { ...inputs, release: 'web-v1.10.1', 'dry-run': 'true' }, around)
  expectEnd(allowed, 'planned, green web-v1.10.0, blue empty')
  expect(notices(allowed)).toEqual([
    'the age of web-v1.10.1 was not told by its commit: GitHub answered 404 (the token needs contents: read, and both commits must be in the repository)',
  ])
})

test('a release that a person names on a newer commit is told by its version too', async () => {
  await live('v1.2.0', { sha: older })
  github.comparisons.set(`${older}...${newer}`, 'ahead')

  const result = await stage.run(
    'deploy',
    { release: 'v1.1.0', 'github-token': token },
    { apiUrl: github.url, sha: newer },
  )
  expectRefusal(result, /v1\.1\.0 is older than v1\.2\.0, which is live \(older-release\): its version/)
})

test('else it is told by the runs of the workflow: an earlier run that is run again is older', async () => {
  await live('blue-sky', { sha: newer, runNumber: 9 })

  await expectOlder(
    { release: 'red-sky' },
    { sha: older, runNumber: 7, runAttempt: 2 },
    /red-sky is older than blue-sky, which is live \(older-release\): run 7 of octo\/shop\/\.github\/workflows\/release\.yml is before its run 9, which released that/,
  )
})

test('where nothing tells, it goes ahead and says so once', async () => {
  await live('blue-sky', { sha: newer, runNumber: 9 })
  const { blue, green } = stage.person.service('web')['target-groups']
  // As an earlier version of the action left it.
  const TagKeys = ['switchover:live-origin']
  await stage.person.elbv2.send(new RemoveTagsCommand({ ResourceArns: [blue, green], TagKeys }))

  const result = await stage.run('deploy', { release: 'red-sky', hold: 'none' }, { sha: older, runNumber: 7 })
  expectEnd(result, 'live, blue red-sky, green empty')
  expect(notices(result)).toEqual([
    'whether red-sky is older than blue-sky, which is live, was not checked: the record does not say what commit is live, and neither versions nor runs of one workflow tell',
  ])
})

test('a way back to an older release, and a switch to a held one, are never refused for it', async () => {
  await stage.reset()
  expectEnd(await stage.run('deploy', { release: 'v1.1.0' }, { sha: older }), 'held, green v1.1.0, blue v1')
  expectEnd(
    await stage.run('deploy', { release: 'v1.2.0', allow: 'early-retire' }, { sha: newer }),
    'held, blue v1.2.0, green v1.1.0',
  )

  expectEnd(await stage.run('rollback'), 'rolled-back, green v1.1.0, blue v1.2.0')
  expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, blue v1.2.0, green v1.1.0')
  // What is live by then is what counts.
  expectEnd(await stage.run('rollback'), 'rolled-back, green v1.1.0, blue v1.2.0')
  expectEnd(
    await stage.run('deploy', { release: 'v1.1.5', 'dry-run': 'true' }, { sha: newer }),
    'planned, green v1.1.0, blue v1.2.0',
  )
})
