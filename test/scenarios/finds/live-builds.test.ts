import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import { expectEnd, expectRefusals } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

describe('the build is live, accepted, nothing is owed', () => {
  beforeAll(async () => {
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  })

  test('deploy, provision: `unchanged`', async () => {
    const before = await stage.writes()

    for (const command of sized({ small: ['deploy'], full: ['deploy', 'provision'] }))
      expectEnd(await stage.run(command, { release: 'v2' }), 'unchanged, green v2, blue v1')
    expect((await stage.writes()).slice(before.length)).toEqual([])
  })

  test('switch to a held side goes ahead', async () => {
    expectEnd(await stage.run('switch'), 'held, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], preview: 'green' })
  })

  thorough('retire: its own work', async () => {
    await stage.advance('31m')

    expectEnd(await stage.run('retire'), 'retired, blue v1, green empty')
  })
})

describe('the release is live with another build', () => {
  const another = { change: { fleet: { ec2: { count: 2 } } } }
  beforeAll(async () => {
    await stage.reset()
    const input = { release: 'v2', hold: 'none' }
    expectEnd(await stage.run('deploy', input), 'live, green v2, blue empty')
  })

  thorough('deploy, provision: `refused`, with the difference', async () => {
    const before = await stage.writes()
    const results = await Promise.all(
      sized({ small: ['deploy'], full: ['deploy', 'provision'] }).map((command) =>
        stage.run(command, { release: 'v2' }, another),
      ),
    )

    for (const { code, outputs, log } of results) {
      expect([code, outputs['outcome']], log).toEqual([1, 'refused'])
      expect(log).toMatch(/v2 is live as build [0-9a-f]{16}; this is build [0-9a-f]{16}/)
      expect(log).toContain('allow: same-release')
    }
    expect((await stage.writes()).slice(before.length)).toEqual([])
  })

  thorough('deploy (`same-release`): a new attempt', async () => {
    const result = await stage.run('deploy', { release: 'v2', allow: 'same-release' }, another)

    expectEnd(result, 'held, blue v2, green v2')
    // No answer can tell the same release from itself.
    expect(result.outputs['proof']).toBe('minimum-hold')
  })
})

describe('the idle side is held, its window open', () => {
  beforeAll(async () => {
    await stage.reset()
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  })

  thorough('deploy, provision, retire: `refused`', () =>
    expectRefusals(stage, /blue is held with v1 until .*allow: early-retire/, [
      ['deploy', { release: 'v3' }],
      ['provision', { release: 'v3' }],
      ['retire'],
    ]),
  )

  thorough('test: `refused`', () => expectRefusals(stage, /nothing to test/, [['test']]))

  thorough('switch: goes ahead: the other side is held, a new window starts', async () => {
    await stage.advance('10m')
    const { outputs: before } = await stage.run('status')

    const result = await stage.run('switch')

    expectEnd(result, 'held, blue v1, green v2')
    expect(windowOf(result.outputs) - windowOf(before)).toBeGreaterThanOrEqual(600_000)
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], preview: 'green' })
  })

  thorough('deploy (`early-retire`): retired first, in the same run', async () => {
    const inputs = { release: 'v4', allow: 'early-retire', hold: 'approval' }
    expectEnd(await stage.run('deploy', inputs), 'held, green v4, blue v1')
    expect(await stage.person.look()).toMatchObject({ green: ['v4 healthy'], apart: [] })
  })

  thorough('approval: deploy is `refused`; retire goes ahead, this is the answer', async () => {
    await expectRefusals(stage, /blue is held with v1/, [['deploy', { release: 'v5' }]])

    expectEnd(await stage.run('retire'), 'retired, green v4, blue empty')
    expect(await stage.person.look()).toMatchObject({ green: ['v4 healthy'], blue: [], apart: [] })
  })

  thorough('rollback: goes ahead; retire (`early-retire`): goes ahead', async () => {
    expectEnd(await stage.run('deploy', { release: 'v5' }), 'held, blue v5, green v4')

    expectEnd(await stage.run('rollback'), 'rolled-back, green v4, blue v5')
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], preview: 'blue' })
    expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, blue v5, green v4')
    expectEnd(await stage.run('retire', { allow: 'early-retire' }), 'retired, blue v5, green empty')
  })

  thorough(
    'deploy (`wait-for-hold`): waits for its end, then retires it first, in the same run',
    async () => {
      await stage.reset()
      await stage.run('deploy', { release: 'v2' })
      const looks = async () =>
        (await stage.calls()).filter(({ action }) => action === 'DescribeTargetHealth')
      const before = (await looks()).length
      const waiting = stage.start('deploy', { release: 'v3', 'wait-for-hold': '1h' })
      await expect.poll(async () => (await looks()).length, { timeout: 20_000 }).toBeGreaterThan(before)
      await stage.advance('31m')

      expectEnd(await waiting.done, 'held, blue v3, green v2')
      expect(await stage.person.look()).toMatchObject({ blue: ['v3 healthy'], apart: [] })
    },
  )
})

const windowOf = (outputs: Readonly<Record<string, string>>) => Date.parse(outputs['held-until'] ?? '')

describe('the idle side is held, its window over', () => {
  beforeAll(async () => {
    await stage.reset()
    expectEnd(await stage.run('deploy', { release: 'v2', hold: '1m' }), 'held, green v2, blue v1')
    await stage.advance('2m')
  })

  thorough('test: `refused`', () => expectRefusals(stage, /nothing to test/, [['test']]))

  thorough('rollback: goes ahead while the held side is healthy', async () => {
    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
  })

  thorough('deploy: retired first, in the same run', async () => {
    await stage.run('switch', { allow: 'rolled-back', hold: '1m' })
    await stage.advance('2m')

    const deployed = await stage.run('deploy', { release: 'v3', hold: '1m' })

    expectEnd(deployed, 'held, blue v3, green v2')
    expect(await stage.person.look()).toMatchObject({ blue: ['v3 healthy'], apart: [] })
  })

  thorough('switch: goes ahead while the held side is healthy', async () => {
    await stage.advance('2m')

    expectEnd(await stage.run('switch', { hold: '1m' }), 'held, green v2, blue v3')
  })

  thorough('switch, rollback: `refused` when the held side is not healthy; retire: goes ahead', async () => {
    await stage.advance('2m')
    const [held = ''] = await stage.person.targetIds('blue')
    await stage.person.stop(held)
    await expect.poll(async () => (await stage.person.look()).blue).not.toEqual(['v3 healthy'])

    await expectRefusals(stage, /blue is not fit/, [['switch'], ['rollback']])
    expectEnd(await stage.run('retire'), 'retired, green v2, blue empty')
    expect(await stage.person.look()).toMatchObject({ green: ['v2 healthy'], blue: [], apart: [] })
  })
})
