import { beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../../scenarios/support/endings.ts'
import type { Built } from './person.ts'
import type { Stage } from './stage.ts'
import { expectByMinimumHold, namesOf, pair, perform, told } from './told.ts'

/** A service that already runs: the first use of most people. */
export function besideAService(stage: Stage): void {
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
      green: pair('green', 'v2'),
      added: ['80 10: web-green 1, web-blue 0'],
      names: namesOf('green'),
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
      green: pair('green', 'v2'),
      added: ['80 10: web-blue 1, web-green 0'],
      names: namesOf('green'),
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
      green: pair('green', 'v2'),
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
      green: pair('green', 'v2'),
      added: [],
      names: namesOf('green'),
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
      blue: pair('blue', 'v3'),
      green: pair('green', 'v2'),
      added: ['80 10: web-green 1, web-blue 0'],
      names: [...namesOf('blue'), ...namesOf('green')],
    })
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'unchanged, blue v3, green v2')
    expect(await stage.person.look()).toEqual(after)
  })

  test('retire terminates what the action launched, and takes its names away', async () => {
    const { result, after } = await perform(stage, 'retire', { allow: 'early-retire' })

    expectEnd(result, 'retired, blue v3, green empty')
    expect(told(after)).toEqual({
      routes: ['web-blue', 'web-blue'],
      blue: pair('blue', 'v3'),
      green: [],
      added: [],
      names: namesOf('blue'),
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
}
