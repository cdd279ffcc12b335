import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { expectNothingOwed, expectSwept } from './swept.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const onlyV1 = { routes: ['blue'], blue: ['v1 healthy'], green: [], apart: [], preview: 'none' }

thorough('a deploy that died before traffic moved is rejected, and nothing of it is left', async () => {
  // The first is the lease, the second the preview.
  await stage.die({ action: 'CreateRule', nth: 2, when: 'after' }, 'deploy', { release: 'v2' })
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], preview: 'green' })

  const result = await stage.run('sweep')

  expectSwept(result, 'swept 0, blue v1, green empty')
  expect(result.log).toContain('a2 is rejected: its run ended without a verdict (octo/shop/')
  expect(await stage.person.look()).toEqual(onlyV1)
  expect((await stage.person.rules()).map(({ Priority }) => Priority)).not.toContain('11')
  await expectNothingOwed(stage)
})

thorough(
  'one that died with all of production on it is proven, accepted, and held as it was asked to be',
  async () => {
    // The first is the trial whether routes may be set at all.
    const at = { action: 'ModifyListener', nth: 2, when: 'after' }
    await stage.die(at, 'deploy', { release: 'v2', hold: 'approval' })
    expect(await stage.person.look()).toMatchObject({ routes: ['green'] })

    const result = await stage.run('sweep')

    expectSwept(result, 'swept 0, green v2, blue v1')
    expect(result.log).toContain('▸ accept the release')
    expect(result.log).toContain('blue keeps v1, until it is approved')
    expect(result.outputs['proof']).toBe('')
    await expectNothingOwed(stage)
  },
)

thorough('or found sick under traffic, and turned back: the step is red', async () => {
  const watch = { change: { watch: { for: '2s', http: { path: '/healthz' }, 'target-health': false } } }
  const at = { action: 'ModifyListener', nth: 2, when: 'after' }
  await stage.die(at, 'deploy', { release: 'late-sick-v2' }, watch)

  const result = await stage.run('sweep', {}, watch)

  expectEnd(result, 'rejected, blue v1, green late-sick-v2')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
})

thorough('what a cancelled deploy left under traffic is judged too', async () => {
  let log = ''
  const onOutput = (text: string) => (log += text)
  const watch = { watch: { for: '10m', 'target-health': true } }
  const running = stage.start('deploy', { release: 'v2' }, { change: watch, onOutput })
  await until(() => log.includes('watch the release'))
  running.cancel()
  expectEnd(await running.done, 'failed, green v2, blue v1')

  const result = await stage.run('sweep', {}, { change: { watch: { for: '1s', 'target-health': true } } })

  expectSwept(result, 'swept 0, green v2, blue v1')
  expect(result.log).toContain('v2 is accepted')
})

thorough('an attempt that is parked waits for a person, with its age', async () => {
  await stage.run('provision', { release: 'v2' })
  await stage.advance('3m')

  const result = await stage.run('sweep')

  expectSwept(result, 'swept 0, blue v1, green v2')
  expect(result.log).toMatch(/a2 of v2 is open on green .* and waits as provisioned, for 3 min at most/)
  expect(await stage.person.look()).toMatchObject({ green: ['v2 healthy'] })
})

thorough('a rollback that died is finished, and the step is red', async () => {
  await stage.run('deploy', { release: 'v2' })
  await stage.die({ action: 'ModifyListener', when: 'after' }, 'rollback')

  expectSwept(await stage.run('sweep'), 'rolled-back 1, blue v1, green v2')
  await expectNothingOwed(stage)
})

thorough('a retirement that died is finished, however long the hold would have been', async () => {
  await stage.run('deploy', { release: 'v2', hold: 'approval' })
  await stage.die({ action: 'DeregisterTargets', when: 'after' }, 'retire', { reason: 'all is well' })
  expect((await stage.run('status')).log).toMatch(/blue +v1 .* retiring since .* by mona: all is well/)

  expectSwept(await stage.run('sweep'), 'swept 0, green v2, blue empty')
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: [], preview: 'none' })
})

thorough('the lease of a run that died before it did anything goes away', async () => {
  await stage.die({ action: 'CreateRule', when: 'after' }, 'deploy', { release: 'v2' })
  expect((await stage.person.rules()).map(({ Priority }) => Priority)).toContain('11')

  expectSwept(await stage.run('sweep'), 'swept 0, blue v1, green empty')
  expect((await stage.person.rules()).map(({ Priority }) => Priority)).not.toContain('11')
})

thorough('a preview rule that belongs to nothing goes away', async () => {
  await stage.run('provision', { release: 'v2' })
  await stage.person.stripTags()
  await stage.die({ action: 'DeleteRule', when: 'before' }, 'rollback')

  await stage.run('sweep')

  await expectNothingOwed(stage)
  expect(await stage.person.look()).toEqual(onlyV1)
})
