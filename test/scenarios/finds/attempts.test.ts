import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sized } from '../../support/size.ts'
import { expectEnd, expectRefusals, type Question } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const atRegistration = { action: 'RegisterTargets' }
const asAtFirst = { routes: ['blue'], blue: ['v1 healthy'], green: [], apart: [], preview: 'none' }

describe('an attempt whose run died (its lease is over), same build', () => {
  beforeAll(async () => {
    await stage.reset()
    await stage.die(atRegistration, 'deploy', { release: 'v2' })
  })

  test('retire: `refused`', () => expectRefusals(stage, /a2 of v2 is open on green/, [['retire']], 'over'))

  test('test: resumes it, launching nothing; deploy: resumes it', async () => {
    const [, candidate] = (await stage.person.instances()).map(({ InstanceId }) => InstanceId)

    expectEnd(await stage.run('test'), 'tested, blue v1, green v2')
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

    expect(await stage.person.targetIds('green')).toEqual([candidate])
    expect((await stage.person.look()).apart).toEqual([])
  })

  thorough('provision: resumes it', async () => {
    await stage.reset()
    await stage.die({ action: 'RunInstances', when: 'after' }, 'deploy', { release: 'v2' })

    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ green: ['v2 healthy'], apart: [] })
  })

  thorough('switch: resumes it', async () => {
    await stage.reset()
    await stage.die({ action: 'ModifyListener', nth: 2, when: 'after' }, 'deploy', { release: 'v2' })

    expectEnd(await stage.run('switch'), 'held, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], green: ['v2 healthy'] })
  })

  thorough('rollback: ends it as rejected', async () => {
    await stage.reset()
    await stage.die({ action: 'ModifyListener', nth: 2, when: 'after' }, 'deploy', { release: 'v2' })
    expect(await stage.person.look()).toMatchObject({ routes: ['green'] })

    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
    expect((await stage.run('status')).log).toMatch(/rejected .*rolled back before v2 was accepted/)
  })
})

describe('an attempt whose run died, another build', () => {
  beforeAll(async () => {
    await stage.reset()
    await stage.die(atRegistration, 'deploy', { release: 'v2' })
  })

  test('switch, test, rollback, retire with another release: `refused`', () =>
    expectRefusals(
      stage,
      /v2/,
      [
        ['switch', { release: 'v3' }],
        ['retire', { release: 'v3' }],
        ...sized<readonly Question[]>({
          small: [],
          full: [
            ['test', { release: 'v3' }],
            ['rollback', { release: 'v3' }],
          ],
        }),
      ],
      'over',
    ))

  thorough('deploy: ends it as rejected, then goes ahead', async () => {
    const result = await stage.run('deploy', { release: 'v3' })

    expectEnd(result, 'held, green v3, blue v1')
    expect(result.log).toContain('v3 is deployed instead of v2')
    expect(await stage.person.look()).toMatchObject({ green: ['v3 healthy'], apart: [] })
  })

  thorough('rollback: ends it', async () => {
    await stage.reset()
    await stage.die(atRegistration, 'deploy', { release: 'v2' })

    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green empty')
    expect(await stage.person.look()).toEqual(asAtFirst)
  })
})

describe('a rejection that could not finish (`stranded`)', () => {
  beforeEach(async () => {
    await stage.reset()
    await stage.faults([{ kind: 'error', code: 'OperationNotPermitted', action: 'TerminateInstances' }])
    const failing = { change: { 'release-test': [{ http: { path: '/missing', via: 'instance' } }] } }
    const result = await stage.run('deploy', { release: 'v2' }, failing)
    expectEnd(result, 'stranded, blue v1, green v2')
    expect((await stage.person.look()).apart).toEqual(['v2 running'])
  })

  thorough('switch, test: `refused`; rollback: finishes it', async () => {
    await expectRefusals(stage, /rejected|rejection/, [['switch'], ['test']])

    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green empty')
    expect(await stage.person.look()).toEqual(asAtFirst)
  })

  thorough('retire: finishes it', async () => {
    expectEnd(await stage.run('retire'), 'retired, blue v1, green empty')
    expect(await stage.person.look()).toEqual(asAtFirst)
  })

  thorough('deploy: finishes it, then goes ahead', async () => {
    expectEnd(await stage.run('deploy', { release: 'v3' }), 'held, green v3, blue v1')
    expect(await stage.person.look()).toMatchObject({ green: ['v3 healthy'], apart: [] })
  })
})

describe('an attempt parked where its command ended (`provisioned`, `tested`), same build or none named', () => {
  beforeAll(async () => {
    await stage.reset()
    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
  })

  thorough('retire: `refused`', () => expectRefusals(stage, /a2 of v2 is open on green/, [['retire']]))

  thorough('provision, test, deploy: resumes it, with the instances that are there', async () => {
    const candidates = await stage.person.targetIds('green')

    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
    expectEnd(await stage.run('test'), 'tested, blue v1, green v2')
    expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
    expect(await stage.person.targetIds('green')).toEqual(candidates)
  })

  thorough('switch: goes ahead', async () => {
    await stage.reset()
    await stage.run('provision', { release: 'v2' })

    expectEnd(await stage.run('switch'), 'held, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green'], preview: 'blue' })
  })
})

describe('an attempt parked where its command ended, another build', () => {
  beforeAll(async () => {
    await stage.reset()
    expectEnd(await stage.run('provision', { release: 'v2' }), 'provisioned, blue v1, green v2')
  })

  thorough('deploy, provision, test, switch, retire: `refused`, naming it', () =>
    expectRefusals(stage, /v2/, [
      ['deploy', { release: 'v3' }],
      ['provision', { release: 'v3' }],
      ['test', { release: 'v3' }],
      ['switch', { release: 'v3' }],
      ['retire', { release: 'v3' }],
    ]),
  )

  thorough('deploy (`replace`): ends it as rejected, then goes ahead', async () => {
    expectEnd(
      await stage.run('provision', { release: 'v3', allow: 'replace' }),
      'provisioned, blue v1, green v3',
    )
    expect(await stage.person.look()).toMatchObject({ green: ['v3 healthy'], apart: [] })
  })

  thorough('rollback: ends it as rejected', async () => {
    expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green empty')
    expect(await stage.person.look()).toEqual(asAtFirst)
  })
})
