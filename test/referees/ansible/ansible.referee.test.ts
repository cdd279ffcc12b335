import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import { notPassedBeside } from '../passed.ts'
import { record } from '../verdicts/verdict.ts'
import { type Account, openAccount, tagOf } from './account.ts'
import { collectionVersion } from './collections.ts'
import type { Played } from './play.ts'
import { performReleases, type Releases, startStage } from './stage.ts'

let sandbox: Sandbox
let account: Account
let releases: Releases
beforeAll(async () => {
  sandbox = await startStage()
  account = openAccount(sandbox.endpoint)
  releases = await performReleases(sandbox, account)
}, 280_000)
afterAll(async () => {
  account?.close()
  await sandbox?.close()
})

/** `host: task` of what ended so. */
const ended = (end: string, { tasks }: Played) =>
  tasks.filter((run) => run.end === end).map(({ host, task }) => `${host}: ${task}`)

test('the classic playbook launches, tests, registers, switches and takes the old side away', async () => {
  const { tasks, status } = releases.released

  expect(tasks.filter(({ end }) => end === 'failed')).toEqual([])
  expect(status).toBe(0)
  const machines = await account.machines('web-*')
  expect(
    machines.map((one) => [tagOf(one, 'Name'), tagOf(one, 'Release'), one.Placement?.AvailabilityZone]),
  ).toEqual([
    ['web-green-1', 'v2', 'us-east-1a'],
    ['web-green-2', 'v2', 'us-east-1b'],
  ])
  expect(await account.targets('web-green')).toEqual(
    Object.fromEntries(machines.map(({ InstanceId }) => [InstanceId, 'healthy'])),
  )
  expect(await account.targets('web-blue')).toEqual({})
})

test('production is switched, and what others keep on the load balancer stays', async () => {
  expect(await account.routes('web')).toEqual({
    8080: {
      5: 'fixed-response',
      20: 'web-green',
      100: 'web-blue 0, web-green 100',
      default: 'web-green',
    },
    9090: { default: 'fixed-response' },
  })
  const releases = sandbox.nodes[0]?.map(async (node) =>
    (await fetch(`${node}/version`)).headers.get('x-release'),
  )
  expect(await Promise.all(releases ?? [])).toEqual(['v2', 'v2'])
})

test('no visitor is lost on the way, and a tenth of them come to the new release first', () => {
  const { visits } = releases
  const [first, last] = [visits.indexOf('v2'), visits.lastIndexOf('v1')]
  const between = visits.slice(first, last + 1)
  const share = between.filter((release) => release === 'v2').length / between.length

  expect([...new Set(visits)]).toEqual(['v1', 'v2'])
  // A switch at once would have both for as long as the nodes take to obey: eight visits.
  expect(between.length).toBeGreaterThan(12)
  expect(share).toBeLessThan(0.3)
})

test('what the playbook says of machines, group and load balancer is so', async () => {
  const [machine] = await account.machines('web-green-1')
  const { attributes, tags } = await account.group('web-green')

  expect(machine).toMatchObject({
    InstanceType: 't3.small',
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { DeleteOnTermination: true } }],
  })
  expect(attributes).toMatchObject({
    'deregistration_delay.timeout_seconds': '1',
    'stickiness.enabled': 'false',
  })
  expect(tags).toEqual({ Service: 'web', Color: 'green', Release: 'v2' })
  expect(await account.balancer('web')).toMatchObject({ 'idle_timeout.timeout_seconds': '30' })
})

test('each machine has its name in the zone, and an old one has none any more', async () => {
  const names = (await account.machines('web-green-*')).map((one) => [
    `${tagOf(one, 'Name')}.bdash.inside.`,
    one.PrivateIpAddress,
  ])

  const records = Object.entries(await account.records()).filter(([name]) => name.startsWith('web-'))
  expect(records).toEqual(names)
})

test('played again it changes nothing', () => {
  const { released, repeated } = releases

  expect(ended('changed', released)).toContain('first: Switch to it')
  expect(ended('ok', repeated)).toContain('first: Switch to it')
  expect(ended('changed', repeated)).toEqual([])
  expect(repeated.status).toBe(0)
})

test('a release that fails its test fails the playbook before anything is switched', async () => {
  const { refused } = releases

  expect(refused.status).toBe(2)
  expect(ended('failed', refused)).toEqual(['first: Test the release'])
  expect(await account.routes('web2')).toEqual({ 8080: { default: 'web2-blue' } })
  expect(Object.values(await account.targets('web2-blue'))).toEqual(['healthy', 'healthy'])
  expect(await account.targets('web2-green')).toEqual({})
  // Nobody takes it away: that is the operator's to do.
  expect((await account.machines('web2-*')).map((one) => tagOf(one, 'Name'))).toEqual([
    'web2-blue-1',
    'web2-blue-2',
    'web2-green-1',
  ])
})

test('it is written down which calls Ansible was satisfied with', ({ task }) => {
  expect(notPassedBeside(task)).toEqual([])

  const actions = releases.released.tasks.map(({ said }) => String(said['action']))
  const modules = new Set(
    actions.filter((name) => name.includes('.aws.')).map((name) => name.split('.').at(-1)),
  )
  record({
    judge: 'ansible',
    version: ['amazon.aws', 'community.aws'].map(collectionVersion).join(', '),
    checked: `The playbook of operators (${[...modules].sort().join(', ')}) releases under load and loses no request, changes nothing when played again, and fails before the switch where the release is sick.`,
    calls: Object.fromEntries(releases.calls.map((call) => [call, ''])),
  })
})
