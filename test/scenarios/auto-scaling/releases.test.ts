import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { type Load, startLoad } from '../support/load.ts'
import { thorough } from '../support/thorough.ts'

let stage: GroupStage
let load: Load
beforeAll(async () => {
  stage = await openGroupStage({}, { routes: 2, nodes: 2, propagationMs: [0, 300], drainSeconds: 1 })
  load = startLoad(stage.sandbox.nodes)
  // Every node comes to know of blue in its own time.
  await load.rounds(2)
  load.clear()
})
afterAll(async () => {
  await load.stop()
  await stage.close()
})

const sizes = async () => [await stage.groups.size('blue'), await stage.groups.size('green')]

test('a dry run tells what would be done with the groups, and does nothing', async () => {
  const before = (await stage.writes()).length

  const result = await stage.run('deploy', { release: 'v2', 'dry-run': 'true' })

  expect(result.outputs['outcome'], result.log).toBe('planned')
  for (const act of ['launch the fleet', 'freeze scaling', 'protect from scale-in', 'give scaling back'])
    expect(result.log).toContain(act)
  expect(await stage.writes()).toHaveLength(before)
})

test('deploy: the idle group launches the release at the size of the live one, and is switched to', async () => {
  const result = await stage.run('deploy', { release: 'v2' })

  expectEnd(result, 'held, green v2, blue v1')
  expect(await stage.person.look()).toEqual({
    routes: ['green', 'green'],
    blue: ['v1 healthy', 'v1 healthy'],
    green: ['v2 healthy', 'v2 healthy'],
    apart: [],
    preview: 'blue',
  })
  expect(await sizes()).toEqual(['2 of 1-10', '2 of 1-10'])
})

test('while it is held no scale-in takes an instance of either side, and alarms and schedules act again', async () => {
  for (const color of ['blue', 'green'] as const) {
    expect(await stage.groups.inService(color, true)).toEqual(await stage.groups.inService(color))
    expect(await stage.groups.suspended(color)).toEqual([])
    expect(await stage.groups.tags(color)).not.toHaveProperty('switchover:frozen')
  }
})

test('rollback: traffic is back on the held group', async () => {
  expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')

  expect((await stage.person.look()).routes).toEqual(['blue', 'blue'])
  expect(await sizes()).toEqual(['2 of 1-10', '2 of 1-10'])
})

test('retire: the group is set to zero and ends its instances by itself; the live one may be scaled in again', async () => {
  const result = await stage.run('retire', { allow: 'early-retire' })

  expectEnd(result, 'retired, blue v1, green empty')
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [], preview: 'none' })
  expect(await sizes()).toEqual(['2 of 1-10', '0 of 0-10'])
  expect(await stage.groups.inService('blue', true)).toEqual([])
})

test('in all of that no client has lost a request', async () => {
  await load.rounds(2)

  expect(load.counts().lost).toEqual([])
})

thorough(
  'the next release goes to the group that was emptied, from the version that its owner made',
  async () => {
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, green v3, blue v1')

    const { LaunchTemplateVersions = [] } = await stage.groups.ec2.describeLaunchTemplateVersions({
      LaunchTemplateId: stage.groups.template,
    })
    expect(LaunchTemplateVersions.map(({ VersionDescription }) => VersionDescription).reverse()).toEqual([
      undefined,
      'v2 a2 web from 1',
      expect.stringMatching(/^v3 a\d web from 1$/),
    ])
  },
)

thorough(
  'switch: traffic is on a group that was rolled back from, and nothing is launched for it',
  async () => {
    await stage.run('rollback')

    expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, green v3, blue v1')

    expect((await stage.person.look()).apart).toEqual([])
  },
)

thorough(
  'a release that is rejected leaves its group at zero, nothing frozen and nobody protected',
  async () => {
    await stage.run('retire', { allow: 'early-retire' })

    const result = await stage.run('deploy', { release: 'sick-v4' }, { change: { health: { within: '2s' } } })

    expectEnd(result, 'rejected, green v3, blue empty')
    expect(await sizes()).toEqual(['0 of 0-10', '2 of 1-10'])
    expect(await stage.groups.suspended('green')).toEqual([])
    expect(await stage.groups.inService('green', true)).toEqual([])
  },
)

thorough(
  'a release that turns sick under traffic is rejected, and with its hold all protection is over',
  async () => {
    const watch = { for: '20s', http: { path: '/healthz', status: 200 }, 'target-health': true }
    const change = { watch, 'keep-failed': '0s' }

    const result = await stage.run('deploy', { release: 'late-sick-v5' }, { change })

    expectEnd(result, 'rejected, green v3, blue empty')
    expect(await sizes()).toEqual(['0 of 0-10', '2 of 1-10'])
    expect(await stage.groups.inService('green', true)).toEqual([])
  },
)

test('no instance was launched or ended but by its group', async () => {
  const actions = (await stage.calls()).map(({ action }) => action)
  for (const ours of ['RunInstances', 'TerminateInstances', 'StopInstances'])
    expect(actions).not.toContain(ours)
})
