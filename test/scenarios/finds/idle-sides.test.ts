import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import { expectEnd, expectRefusals, type Question } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

describe('the idle side is empty, nothing open (the usual state)', () => {
  test('switch: `refused`: nothing to switch to; rollback: `refused`', () =>
    expectRefusals(stage, /nothing to go to: the other side is empty/, [['switch'], ['rollback']]))

  thorough('test: `refused`', () => expectRefusals(stage, /nothing to test/, [['test']]))

  test('retire: `unchanged`', async () => {
    expectEnd(await stage.run('retire'), 'unchanged, blue v1, green empty')
    expect(await stage.writes()).toEqual([])
  })

  thorough('deploy: goes ahead', async () => {
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  })
})

describe('the idle side was rolled back from (kept for `keep-failed`)', () => {
  beforeAll(async () => {
    await stage.reset()
    await stage.run('deploy', { release: 'v2' })
    expectEnd(await stage.run('rollback', { reason: 'baskets are empty' }), 'rolled-back, blue v1, green v2')
  })

  thorough('switch, rollback: `refused` with the reason of then', () =>
    expectRefusals(stage, /green with v2 was rolled back from: baskets are empty/, [
      ['switch'],
      ['rollback'],
    ]),
  )

  thorough('test: `refused`', () => expectRefusals(stage, /nothing to test/, [['test']]))

  thorough('switch (`rolled-back`): goes ahead', async () => {
    expectEnd(await stage.run('switch', { allow: 'rolled-back' }), 'held, green v2, blue v1')
    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
  })

  thorough('deploy: replaced, in the same run', async () => {
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, green v3, blue v1')
    expect(await stage.person.look()).toMatchObject({ green: ['v3 healthy'], apart: [] })
  })
})

describe('the idle side was rejected (kept for `keep-failed`)', () => {
  beforeAll(async () => {
    await stage.reset()
    const watch = { change: { watch: { for: '10m', http: { path: '/healthz' }, 'target-health': false } } }
    const result = await stage.run('deploy', { release: 'late-sick-v2' }, watch)
    expectEnd(result, 'rejected, blue v1, green late-sick-v2')
  })

  thorough('deploy: its watch turned traffic back, and its instances are kept to be looked at', async () => {
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
    expect((await stage.person.look()).green).toHaveLength(1)
  })

  thorough(
    'switch, rollback: `refused` with the reason of then, even with leave for what was rolled back',
    () =>
      expectRefusals(stage, /was rejected: under production traffic: /, [
        ['switch', { allow: 'rolled-back' }],
        ['rollback'],
        ...sized<readonly Question[]>({ small: [], full: [['switch']] }),
      ]),
  )

  thorough('test: `refused`', () => expectRefusals(stage, /nothing to test/, [['test']]))

  thorough('retire: goes ahead', async () => {
    expectEnd(await stage.run('retire'), 'retired, blue v1, green empty')
    expect(await stage.person.look()).toMatchObject({ blue: ['v1 healthy'], green: [], apart: [] })
  })
})

describe('stopped or kept instances of an earlier retirement', () => {
  // biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
  const stopping = { change: { retire: { then: 'stop' } } }
  beforeAll(async () => {
    await stage.reset()
    await stage.run('deploy', { release: 'v2' }, stopping)
    const retired = await stage.run('retire', { allow: 'early-retire' })
    expectEnd(retired, 'retired, green v2, blue empty')
    await until(async () => (await stage.person.look()).apart[0] === 'v1 stopped')
  })

  thorough('switch, rollback: no target of either', () =>
    expectRefusals(stage, /nothing to go to/, [['switch'], ['rollback']]),
  )

  thorough('deploy: left alone, listed', async () => {
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, blue v3, green v2')

    expect((await stage.run('status')).log).toMatch(/kept +i-[0-9a-f]+ stopped, v1/)
    expect((await stage.person.look()).apart).toEqual(['v1 stopped'])
  })

  thorough('retire: without leave they stay', async () => {
    expectEnd(await stage.run('retire', { allow: 'early-retire' }), 'retired, blue v3, green empty')
    expect((await stage.person.look()).apart).toEqual(['v1 stopped'])
  })

  thorough('retire (`kept`): they are terminated', async () => {
    const { outputs, log } = await stage.run('retire', { allow: 'kept' })

    expect(outputs['outcome'], log).toBe('retired')
    expect((await stage.person.look()).apart).toEqual([])
  })
})
