import { beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../../scenarios/support/endings.ts'
import type { Stage } from './stage.ts'
import { expectByMinimumHold, perform, told } from './told.ts'

const IMAGE = '/images/web'
const GATE = '/web/gate'

/** The image is a parameter's, and so is the gate. User data moto's groups cannot launch with: see `deviations.py`. */
const config = {
  fleet: {
    'auto-scaling': {
      blue: 'asg-blue',
      green: 'asg-green',
      'launch-template': { image: { ssm: IMAGE }, type: 't3.micro' },
    },
  },
  gate: { ssm: GATE },
  dns: undefined,
}

/** Two Auto Scaling groups, of which one serves already. */
export function withTwoGroups(stage: Stage): void {
  beforeAll(async () => {
    const built = await stage.begin(0, config)
    await stage.person.makeGroups(built)
    await stage.person.putParameter(IMAGE, built.image)
    await stage.person.putParameter(GATE, 'nobody')
  })

  test('deploy has the empty group launch a new version at the size of the live one, and protects both', async () => {
    const { result, after } = await perform(stage, 'deploy', { release: 'v2' })

    expectEnd(result, 'held, green v2, blue unknown')
    expectByMinimumHold(result)
    expect(told(after).routes).toEqual(['web-green', 'web-green'])
    const groups = await stage.person.lookAtGroups()
    expect(groups).toMatchObject({
      'asg-blue': { size: '2 of 1-4', suspended: [], protected: 2 },
      'asg-green': { size: '2 of 1-4', suspended: [], protected: 2 },
    })
    expect(groups['asg-green']?.tags).toMatchObject({
      Team: 'shop',
      Release: 'v2',
      'switchover-live': 'true',
    })
    expect(told(after).green).toEqual(groups['asg-green']?.instances.map((id) => `${id} v2 healthy`))
    expect(await stage.person.parameter(GATE)).toMatch(/green/)
    const machine = after.machines[`${groups['asg-green']?.instances[0]} v2`]
    expect(machine).toMatchObject({ type: 't3.micro', tags: { Team: 'shop', 'switchover-live': 'true' } })
  })

  test('rollback leads back to the group that was there, and lets its workers work', async () => {
    const { result, after } = await perform(stage, 'rollback')

    expectEnd(result, 'rolled-back, blue unknown, green v2')
    expect(told(after).routes).toEqual(['web-blue', 'web-blue'])
    expect(await stage.person.parameter(GATE)).toMatch(/blue/)
  })

  test('retire sets the group of the old side to zero through the group, and gives back what it protected', async () => {
    expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, green v2, blue unknown')
    const { result } = await perform(stage, 'retire', { allow: 'early-retire,adopted' })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(stage.relay.calls.map(({ action }) => action)).not.toContain('TerminateInstances')
    expect(await stage.person.lookAtGroups()).toMatchObject({
      'asg-blue': { size: '0 of 0-4', instances: [], protected: 0 },
      'asg-green': { size: '2 of 1-4', protected: 0 },
    })
  })

  test('the next release goes to the group that was emptied', async () => {
    const { result } = await perform(stage, 'deploy', { release: 'v3' })

    expectEnd(result, 'held, blue v3, green v2')
    expect((await stage.person.lookAtGroups())['asg-blue']).toMatchObject({
      size: '2 of 1-4',
      tags: { Team: 'shop', Release: 'v3', 'switchover-live': 'true' },
    })
  })
}
