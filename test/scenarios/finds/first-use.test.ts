import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectEnd, expectRefusals } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
afterAll(() => stage.close())

describe('a live side without our record (first use beside a running service)', () => {
  let theirs: readonly string[]
  beforeAll(async () => {
    stage = await openStage({ unrecorded: true, targets: 2 })
    theirs = await stage.person.targetIds('blue')
  })

  thorough('switch, rollback: `refused`; retire: `unchanged`: nothing stands beside it', async () => {
    await expectRefusals(stage, /nothing to go to/, [['switch'], ['rollback']])
    expectEnd(await stage.run('retire'), 'unchanged, blue unknown, green empty')
  })

  test('deploy: goes ahead; that side is recorded as adopted, release `unknown`', async () => {
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue unknown')
    expect(await stage.person.look()).toMatchObject({
      routes: ['green'],
      blue: ['unknown healthy', 'unknown healthy'],
      green: ['v2 healthy', 'v2 healthy'],
    })
  })

  test('rollback: back to it goes ahead after the health check; proof by minimum hold', async () => {
    const result = await stage.run('rollback')

    expectEnd(result, 'rolled-back, blue unknown, green v2')
    expect(result.outputs['proof']).toBe('minimum-hold')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], preview: 'green' })
  })

  thorough('switch: back to it goes ahead', async () => {
    await stage.run('switch', { allow: 'rolled-back' })
    const result = await stage.run('switch')

    expectEnd(result, 'held, blue unknown, green v2')
    expect(result.outputs['proof']).toBe('minimum-hold')
  })

  thorough('retire: drained and deregistered; its instances stay', async () => {
    await stage.run('switch', { allow: 'rolled-back' })
    const result = await stage.run('retire', { allow: 'early-retire' })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(await stage.person.look()).toMatchObject({
      blue: [],
      green: ['v2 healthy', 'v2 healthy'],
      apart: ['unknown running', 'unknown running'],
      preview: 'none',
    })
    for (const id of theirs) expect(result.log).toContain(id)
  })

  thorough('retire (`adopted`): ends them too', async () => {
    await stage.reset()
    await stage.run('deploy', { release: 'v2' })

    const result = await stage.run('retire', { allow: 'early-retire,adopted' })

    expectEnd(result, 'retired, green v2, blue empty')
    expect(await stage.person.look()).toMatchObject({ blue: [], apart: [] })
  })
})

describe('both sides empty (first release ever)', () => {
  beforeAll(async () => {
    await stage.close()
    stage = await openStage({ targets: 0, unrecorded: true })
  })

  test('switch, rollback: `refused`', () =>
    expectRefusals(stage, /nothing to go to/, [['switch'], ['rollback']]))

  thorough('retire: `unchanged`', async () => {
    expectEnd(await stage.run('retire'), 'unchanged, blue empty, green empty')
  })

  test('deploy: provisioned and switched to; ends `live`', async () => {
    const result = await stage.run('deploy', { release: 'v1' })

    expectEnd(result, 'live, green v1, blue empty')
    expect(await stage.person.look()).toEqual({
      routes: ['green'],
      blue: [],
      green: ['v1 healthy'],
      apart: [],
      preview: 'none',
    })
  })
})
