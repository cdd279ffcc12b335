import {
  AddTagsCommand,
  DescribeTagsCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { ActionResult } from '../../support/runner.ts'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { type GitHub, startGitHub } from './git-hub.ts'

let stage: Stage
let github: GitHub
beforeAll(async () => {
  ;[stage, github] = await Promise.all([openStage(), startGitHub()])
})
beforeEach(() => {
  github.asked.length = 0
  github.comparisons.clear()
})
afterAll(async () => {
  github.close()
  await stage.close()
})

const older = '1111111111111111111111111111111111111111'
const newer = '2222222222222222222222222222222222222222'
const workflow = 'octo/shop/.github/workflows/release.yml'
const token = 'ghs_aTokenOfThisRun'
const originTag = 'switchover:live-origin'

const notices = ({ commands }: ActionResult) =>
  commands.flatMap(({ name, message }) => (name === 'notice' ? [message] : []))

const groups = (): string[] => Object.values(stage.person.service('web')['target-groups'])

/** The record says that this is live, released from this commit by that run, as a deploy would have left it. */
async function live(release: string, commit: string, number: number): Promise<void> {
  const tags = {
    'switchover:live': `blue a1 ${release} seed ${new Date(stage.sandbox.world.clock.now()).toISOString()}`,
    [originTag]: `${commit} ${workflow} ${number}`,
  }
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  await stage.person.elbv2.send(new AddTagsCommand({ ResourceArns: groups(), Tags }))
}

/** All are refused with this reason, and nothing was written. */
async function expectOlder(runs: readonly Promise<ActionResult>[], why: RegExp): Promise<void> {
  const before = (await stage.writes()).length
  for (const result of await Promise.all(runs)) expectRefusal(result, why)
  expect((await stage.writes()).slice(before)).toEqual([])
}

const tagged = (refName: string, sha: string) =>
  ({ apiUrl: github.url, token, refType: 'tag', refName, sha }) as const

test('by commits: an ancestor of the live commit is refused; dry run and provision say the same', async () => {
  await live('v2', newer, 1)
  github.comparisons.set(`${newer}...${older}`, 'behind')
  const rerun = tagged('v1', older)
  const inputs = { 'github-token': token }

  await expectOlder(
    [
      stage.run('deploy', inputs, rerun),
      stage.run('deploy', { ...inputs, 'dry-run': 'true' }, rerun),
      stage.run('provision', inputs, rerun),
    ],
    /v1 is older than v2, which is live \(older-release\): it is of commit 1111111, what is live of 2222222, which has it among its ancestors\. Release what is newer, or go back to a held side with rollback\. To let it pass, give allow: older-release\./,
  )
  expect(github.asked).toEqual(
    Array.from({ length: 3 }, () => ({
      request: `GET /repos/octo/shop/compare/${newer}...${older}?per_page=1&page=2`,
      token: `token ${token}`,
    })),
  )
})

thorough.each([
  ['ahead', []],
  [
    'diverged',
    [
      'v1 is neither older nor newer than v2: it is of commit 1111111, what is live of 2222222, and they have diverged',
    ],
  ],
])('a commit that GitHub calls %s goes ahead', async (status, said) => {
  await live('v2', newer, 1)
  github.comparisons.set(`${newer}...${older}`, status)

  const inputs = { 'github-token': token, 'dry-run': 'true' }
  const result = await stage.run('deploy', inputs, tagged('v1', older))

  expectEnd(result, 'planned, blue v2, green empty')
  expect(notices(result)).toEqual(said)
})

thorough('where GitHub does not tell, it is told by the versions, with one notice', async () => {
  await live('web-v1.10.0', newer, 1)
  const around = { apiUrl: github.url, sha: older }

  await expectOlder(
    [stage.run('deploy', { release: 'web-v1.9.1' }, around)],
    /web-v1\.9\.1 is older than web-v1\.10\.0, which is live \(older-release\): its version is the smaller one/,
  )
  const inputs = { release: 'web-v1.10.1', 'github-token': token, 'dry-run': 'true' }
  const allowed = await stage.run('deploy', inputs, around)
  expectEnd(allowed, 'planned, blue web-v1.10.0, green empty')
  expect(notices(allowed)).toEqual([
    'the age of web-v1.10.1 was not told by its commit: GitHub answered 404 (the token needs contents: read, and both commits must be in the repository)',
  ])
})

thorough('a release that a person names on a newer commit is told by its version too', async () => {
  await live('v1.2.0', older, 1)
  github.comparisons.set(`${older}...${newer}`, 'ahead')

  await expectOlder(
    [
      stage.run(
        'deploy',
        { release: 'v1.1.0', 'github-token': token },
        { apiUrl: github.url, sha: newer, runNumber: 9 },
      ),
    ],
    /v1\.1\.0 is older than v1\.2\.0, which is live \(older-release\): its version/,
  )
})

test('else it is told by the runs of the workflow: an earlier run that is run again is older', async () => {
  await live('blue-sky', newer, 9)

  await expectOlder(
    [stage.run('deploy', { release: 'red-sky' }, { sha: older, runNumber: 7, runAttempt: 2 })],
    /red-sky is older than blue-sky, which is live \(older-release\): run 7 of octo\/shop\/\.github\/workflows\/release\.yml is before its run 9, which released that/,
  )
})

thorough('where nothing tells, it goes ahead and says so once', async () => {
  await live('blue-sky', newer, 9)
  // As an earlier version of the action left it.
  await stage.person.elbv2.send(new RemoveTagsCommand({ ResourceArns: groups(), TagKeys: [originTag] }))

  const result = await stage.run(
    'deploy',
    { release: 'red-sky', 'dry-run': 'true' },
    { sha: older, runNumber: 7 },
  )

  expectEnd(result, 'planned, blue blue-sky, green empty')
  expect(notices(result)).toEqual([
    'whether red-sky is older than blue-sky, which is live, was not checked: the record does not say what commit is live, and neither versions nor runs of one workflow tell',
  ])
})

thorough('with leave it is released; the record then says where it comes from', async () => {
  await live('v2.0.0', newer, 9)
  const allow = { release: 'v1.0.0', allow: 'older-release', hold: 'none' }

  const result = await stage.run('deploy', allow, { sha: older, runNumber: 10 })

  expectEnd(result, 'live, green v1.0.0, blue empty')
  const { TagDescriptions = [] } = await stage.person.elbv2.send(
    new DescribeTagsCommand({ ResourceArns: groups() }),
  )
  const origins = TagDescriptions.map(({ Tags }) => Tags?.find(({ Key }) => Key === originTag)?.Value)
  expect(origins).toEqual([`${older} ${workflow} 10`, `${older} ${workflow} 10`])
})

thorough('a way back to an older release, and a switch to a held one, are never refused for it', async () => {
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
