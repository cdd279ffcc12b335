import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../../scenarios/support/endings.ts'
import type { ActionResult } from '../../support/runner.ts'
import { type NameServer, startNameServer } from './name-server.ts'
import type { Built } from './person.ts'
import { openStage, type Stage } from './stage.ts'
import { expectByMinimumHold, perform, told } from './told.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const v = (color: string, release: string) =>
  [1, 2].map((index) => `web-${color}-${index} ${release} healthy`)
const names = (color: string) => [1, 2].map((index) => `web-${color}-${index}.web.internal.`)

describe('beside instances that somebody launched by hand', () => {
  const byHand = ['old-web-1 healthy', 'old-web-2 healthy']
  let built: Built
  beforeAll(async () => {
    built = await stage.begin(2)
  })

  test('status says who serves, and changes nothing', async () => {
    const { result, before, after } = await perform(stage, 'status')

    expectEnd(result, 'status, blue unknown, green empty')
    expect(result.outputs).toMatchObject({ agrees: 'true', proof: '', 'held-until': '', 'preview-url': '' })
    expect(after).toEqual(before)
  })

  test('provision launches, names, registers and previews a release without moving a route', async () => {
    const { result, after } = await perform(stage, 'provision', { release: 'v2' })

    expectEnd(result, 'provisioned, blue unknown, green v2')
    expect(told(after)).toEqual({
      routes: ['web-blue', 'web-blue'],
      blue: byHand,
      green: v('green', 'v2'),
      added: ['80 10: web-green 1, web-blue 0'],
      names: names('green'),
    })
    const machines = [after.machines['web-green-1 v2'], after.machines['web-green-2 v2']]
    expect(machines.map((machine) => machine?.id).sort()).toEqual(
      JSON.parse(result.outputs['instance-ids'] ?? '').sort(),
    )
    expect(machines.map((machine) => machine?.subnet).sort()).toEqual([...built.subnets].sort())
    for (const machine of machines)
      expect(machine).toMatchObject({
        image: built.image,
        type: 't3.micro',
        securityGroups: [built.securityGroup],
        tokens: 'required',
        userData: '#!/bin/sh\necho v2 on green\n',
        tags: {
          Team: 'shop',
          'switchover:owner': expect.stringMatching(/^[0-9a-f]{16}$/),
          'switchover:attempt': 'a1',
        },
      })
    expect(after.rules['80 10']?.conditions).toEqual([
      expect.stringMatching(/^http-header X-Switchover-Preview [a-z0-9]{16,}$/),
    ])
  })

  test('test passes where no test is configured, and moves no route either', async () => {
    const { result, before, after } = await perform(stage, 'test')

    expectEnd(result, 'tested, blue unknown, green v2')
    expect(told(after)).toEqual(told(before))
  })

  test('switch leads every route to the release and keeps the other side, by the minimum hold', async () => {
    const { result, after } = await perform(stage, 'switch')

    expectEnd(result, 'held, green v2, blue unknown')
    expectByMinimumHold(result)
    expect(result.log).toContain('no proof is configured: minimum hold')
    expect(Date.parse(result.outputs['held-until'] ?? '') - Date.now()).toBeGreaterThan(25 * 60_000)
    expect(told(after)).toEqual({
      routes: ['web-green', 'web-green'],
      blue: byHand,
      green: v('green', 'v2'),
      added: ['80 10: web-blue 1, web-green 0'],
      names: names('green'),
    })
    for (const group of ['web-blue', 'web-green'])
      expect(after.groupTags[group]?.['switchover:live']).toMatch(/^green a1 v2 /)
  })

  test('rollback leads them back to the instances that nobody recorded', async () => {
    const { result, after } = await perform(stage, 'rollback')

    expectEnd(result, 'rolled-back, blue unknown, green v2')
    expectByMinimumHold(result)
    expect(told(after)).toMatchObject({
      routes: ['web-blue', 'web-blue'],
      blue: byHand,
      green: v('green', 'v2'),
      added: ['80 10: web-green 1, web-blue 0'],
    })
  })

  test('retire ends nothing while the window is open; with leave, instances of others leave the group and stay', async () => {
    expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, green v2, blue unknown')
    expectRefusal(await stage.run('retire'), /is held with unknown until .*early-retire/)
    const { result, after } = await perform(stage, 'retire', { allow: 'early-retire' })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(told(after)).toEqual({
      routes: ['web-green', 'web-green'],
      blue: [],
      green: v('green', 'v2'),
      added: [],
      names: names('green'),
    })
    expect(after.instances).toEqual(expect.arrayContaining(['old-web-1 running', 'old-web-2 running']))
    for (const name of ['old-web-1', 'old-web-2'])
      expect(after.machines[name]?.tags).toEqual({ Name: name, Team: 'shop' })
  })

  test('deploy does the whole way onto the side that was emptied, and is not repeated', async () => {
    const { result, after } = await perform(stage, 'deploy', { release: 'v3' })

    expectEnd(result, 'held, blue v3, green v2')
    expectByMinimumHold(result)
    expect(told(after)).toEqual({
      routes: ['web-blue', 'web-blue'],
      blue: v('blue', 'v3'),
      green: v('green', 'v2'),
      added: ['80 10: web-green 1, web-blue 0'],
      names: [...names('blue'), ...names('green')],
    })
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'unchanged, blue v3, green v2')
    expect(await stage.person.look()).toEqual(after)
  })

  test('retire terminates what the action launched, and takes its names away', async () => {
    const { result, after } = await perform(stage, 'retire', { allow: 'early-retire' })

    expectEnd(result, 'retired, blue v3, green empty')
    expect(told(after)).toEqual({
      routes: ['web-blue', 'web-blue'],
      blue: v('blue', 'v3'),
      green: [],
      added: [],
      names: names('blue'),
    })
    expect(after.instances).toEqual([
      'old-web-1 running',
      'old-web-2 running',
      'static-1 running',
      'web-blue-1 v3 running',
      'web-blue-2 v3 running',
      'web-green-1 v2 terminated',
      'web-green-2 v2 terminated',
    ])
  })
})

describe('in a new account, where the runner cannot ask the load balancer', () => {
  let names: NameServer
  let built: Built
  beforeAll(async () => {
    names = await startNameServer()
    const mark = { header: { 'x-release': '{release}' }, passes: 3 }
    built = await stage.begin(0, { proof: { path: '/api/version', ...mark, resolver: names.address } })
  })
  afterAll(() => names.close())

  test('a first release ends as live, and says in one line why nothing but the minimum hold shows it', async () => {
    const { result, after } = await perform(stage, 'deploy', { release: 'v1' })

    expectEnd(result, 'live, green v1, blue empty')
    expectByMinimumHold(result)
    const lines = result.log
      .split('\n')
      .filter((line) => line.includes('no node of the load balancer can be asked'))
    expect(lines).toEqual([expect.stringContaining(built.dnsName)])
    expect(names.asked()).toEqual([built.dnsName])
    expect(told(after)).toMatchObject({
      routes: ['web-green', 'web-green'],
      blue: [],
      green: v('green', 'v1'),
      added: [],
    })
  })

  test('of two runs at once the second is refused, and the first goes on undisturbed', async () => {
    const second = Promise.withResolvers<ActionResult>()
    stage.relay.after('RunInstances', async () => {
      second.resolve(await stage.run('deploy', { release: 'v3' }))
    })
    const first = await stage.run('deploy', { release: 'v2' })

    expectEnd(first, 'held, blue v2, green v1')
    expectRefusal(await second.promise, /lease/)
    expect(told(await stage.person.look())).toMatchObject({
      routes: ['web-blue', 'web-blue'],
      blue: v('blue', 'v2'),
      green: v('green', 'v1'),
    })
  })

  test('a route that somebody moved is told and stops every command but the way back', async () => {
    await stage.person.forward(built.routes.listener, built.groups.green)
    const moved = await stage.person.look()

    expect((await stage.run('status')).outputs['agrees']).toBe('false')
    expectRefusal(await stage.run('deploy', { release: 'v3' }), /foreign-change/)
    expectRefusal(await stage.run('retire', { allow: 'early-retire' }), /./)
    expect(await stage.person.look()).toEqual(moved)
    const { result, after } = await perform(stage, 'rollback')

    expectEnd(result, 'rolled-back, green v1, blue v2')
    expect(told(after)).toMatchObject({
      routes: ['web-green', 'web-green'],
      blue: v('blue', 'v2'),
      green: v('green', 'v1'),
    })
  })
})

describe('when the process is killed', () => {
  beforeAll(() => stage.begin(2))

  test('after a launch and again after the first route, the next run launches nothing more and ends where it would have', async () => {
    const around = { runId: 77 }
    await stage.die('RunInstances', 'deploy', { release: 'v2' }, { ...around, runAttempt: 1 })
    await stage.die('ModifyListener', 'deploy', { release: 'v2' }, { ...around, runAttempt: 2 })
    expect(told(await stage.person.look()).routes).toEqual(['web-green', 'web-blue'])
    const result = await stage.run('deploy', { release: 'v2' }, { ...around, runAttempt: 3 })

    expectEnd(result, 'held, green v2, blue unknown')
    const after = await stage.person.look()
    expect(told(after)).toMatchObject({ routes: ['web-green', 'web-green'], green: v('green', 'v2') })
    expect(after.instances).toHaveLength(5)
  })
})

test('no run connected to anything but the endpoint that it was given', () => {
  expect(stage.peers()).toEqual([new URL(stage.relay.endpoint).host])
})
