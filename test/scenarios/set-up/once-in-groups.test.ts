import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { createGroups, type Groups, withGroups, withoutInstances } from '../support/groups.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let groups: Groups
beforeAll(async () => {
  stage = await openStage(withoutInstances)
  groups = await createGroups(stage.sandbox)
})
afterAll(async () => {
  groups.destroy()
  await stage.close()
})

/** The seeded config has a record for each instance; this sets them up too. */
const perInstance = (more: object) => ({
  fleet: { ec2: undefined, 'auto-scaling': { ...withGroups.fleet['auto-scaling'], ...more } },
  'set-up': [{ run: 'echo "$SWITCHOVER_COLOR is set up"; cat "$SWITCHOVER_INVENTORY"' }],
})

const namesOf = async (color: 'blue' | 'green'): Promise<readonly string[]> => {
  const members = new Set(await groups.inService(color))
  const machines = (await stage.person.instances()).filter(({ InstanceId = '' }) => members.has(InstanceId))
  return machines.map(({ Tags = [] }) => Tags.find(({ Key }) => Key === 'Name')?.Value ?? 'none').sort()
}

test('set-up and records are refused with groups that launch more by themselves', async () => {
  const result = await stage.run('deploy', { release: 'v2' }, { change: perInstance({}) })

  expectRefusal(result, /would not be set up[\s\S]*would have no record/)
  expect(await groups.size('green')).toBe('0 of 0-10')
})

thorough(
  'where it is meant to be done once, the instances of an attempt are named, have records and are set up; retirement takes the records away',
  async () => {
    const change = perInstance({ 'set-up-once': true })

    const deployed = await stage.run('deploy', { release: 'v2', hold: '30m' }, { change })

    expectEnd(deployed, 'held, green v2, blue v1')
    expect(deployed.log).toContain('green is set up')
    expect(await namesOf('green')).toEqual(['web-green-1', 'web-green-2'])
    expect(await stage.person.records()).toEqual(['web-green-1.bdash.inside.', 'web-green-2.bdash.inside.'])

    const next = await stage.run('deploy', { release: 'v3', hold: 'none', allow: 'early-retire' }, { change })

    expectEnd(next, 'live, blue v3, green empty')
    expect(await stage.person.records()).toEqual(['web-blue-1.bdash.inside.', 'web-blue-2.bdash.inside.'])
    expect(await groups.size('green')).toBe('0 of 0-10')
  },
)
