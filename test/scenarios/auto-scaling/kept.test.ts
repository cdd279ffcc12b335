import { afterAll, beforeAll, expect } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { type GroupStage, openGroupStage } from '../support/group-stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: GroupStage
beforeAll(async () => {
  stage = await openGroupStage({ count: 3 })
})
afterAll(() => stage.close())

thorough(
  'an instance of a group on which a command before its end fails stays in its group; the others end with it',
  async () => {
    expectEnd(await stage.run('deploy', { release: 'v2', hold: 'approval' }), 'held, green v2, blue v1')
    const [bad = ''] = await stage.groups.inService('blue')
    const before = [{ run: `[ "$SWITCHOVER_INSTANCE_ID" != ${bad} ]` }]

    const result = await stage.run('retire', {}, { change: { retire: { before } } })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(result.log).toContain(`kept: ${bad}`)
    await until(async () => (await stage.groups.group('blue')).Instances?.length === 1)
    expect(await stage.groups.inService('blue', true)).toEqual([bad])
    expect(await stage.groups.size('blue')).toBe('1 of 0-10')
    const ended = (await stage.calls()).filter(({ action }) => action === 'TerminateInstances')
    expect(ended).toEqual([])

    expectRefusal(await stage.run('deploy', { release: 'v3' }), /kept by an earlier retirement/)
    expectEnd(await stage.run('retire', { allow: 'kept' }), 'retired, green v2, blue empty')
    await until(async () => (await stage.groups.group('blue')).Instances?.length === 0)
  },
)

thorough(
  'what then: keep would leave in the group is told before anything is given up for a release',
  async () => {
    // biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
    const keeps = { change: { retire: { then: 'keep' }, hold: '1m' } }
    const ended = await stage.run('deploy', { release: 'v3' }, keeps)
    expectEnd(ended, 'held, blue v3, green v2')
    await stage.advance('61s')

    expectRefusal(
      await stage.run('deploy', { release: 'v4' }, keeps),
      /asg-green would still hold i-.*then: keep/,
    )

    expect((await stage.person.look()).green).toEqual(Array(3).fill('v2 healthy'))
    expectEnd(await stage.run('retire', { allow: 'kept' }, keeps), 'retired, blue v3, green empty')
    expectEnd(await stage.run('deploy', { release: 'v4' }, keeps), 'held, green v4, blue v3')
  },
)
