import { afterEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { fleetOfGroups } from '../support/groups.ts'
import { thorough } from '../support/thorough.ts'

let stage: GroupStage
afterEach(() => stage.close())

test('beside a running service its group is adopted as the live side, and its instances are protected while held', async () => {
  stage = await openGroupStage({ unrecorded: true })

  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue unknown')

  expect(await stage.person.look()).toMatchObject({
    routes: ['green'],
    blue: ['unknown healthy', 'unknown healthy'],
    green: ['v2 healthy', 'v2 healthy'],
  })
  expect(await stage.groups.inService('blue', true)).toHaveLength(2)
  // The group is named in the config; what it launched is not ours to tag.
  const theirs = await stage.groups.inService('blue')
  const tags = (await stage.person.instances())
    .filter(({ InstanceId = '' }) => theirs.includes(InstanceId))
    .flatMap(({ Tags = [] }) => Tags.map(({ Key = '' }) => Key))
  expect(tags.filter((key) => key.startsWith('switchover'))).toEqual([])
  expect(await stage.groups.tags('blue')).toEqual({ 'switchover:protected': '-' })
})

thorough('rolled back to, an adopted group serves as before', async () => {
  stage = await openGroupStage({ unrecorded: true })
  await stage.run('deploy', { release: 'v2' })

  expectEnd(await stage.run('rollback'), 'rolled-back, blue unknown, green v2')

  expect((await stage.person.look()).routes).toEqual(['blue'])
})

thorough(
  'retired, an adopted group is drained; its instances go on running, as they were, and are listed',
  async () => {
    stage = await openGroupStage({ unrecorded: true })
    await stage.run('deploy', { release: 'v2' })
    const theirs = await stage.groups.inService('blue')

    const result = await stage.run('retire', { allow: 'early-retire' })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(await stage.groups.size('blue')).toBe('2 of 1-10')
    expect(await stage.groups.inService('blue')).toEqual(theirs)
    expect(await stage.groups.inService('blue', true)).toEqual([])
    expect((await stage.person.look()).blue).toEqual([])
    for (const id of theirs) expect(result.log).toContain(id)
    // What stands there is not ours to replace.
    expectRefusal(await stage.run('deploy', { release: 'v3' }), /asg-blue of the idle side holds i-/)
  },
)

thorough('with leave, an adopted group is set to zero, and the next release goes there', async () => {
  stage = await openGroupStage({ unrecorded: true })
  await stage.run('deploy', { release: 'v2' })

  const result = await stage.run('retire', { allow: 'early-retire,adopted' })

  expectEnd(result, 'retired, green v2, blue empty')
  expect(await stage.groups.size('blue')).toBe('0 of 0-10')
  expect((await stage.calls()).map(({ action }) => action)).not.toContain('TerminateInstances')
  expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, blue v3, green v2')
})

thorough('the first release ever is launched by an empty group at the size of the config', async () => {
  stage = await openGroupStage({ count: 0, unrecorded: true })
  const fleet = fleetOfGroups({ count: { live: true, 'at-least': 2 } })

  const result = await stage.run('deploy', { release: 'v1' }, { change: { fleet } })

  expectEnd(result, 'live, green v1, blue empty')
  expect(await stage.groups.size('green')).toBe('2 of 0-10')
})
