import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd, expectRefusal } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { until } from '../support/until.ts'
import { expectNothingOwed, expectSwept } from './swept.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage({}, { hold: '30s', 'keep-failed': '30s' })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const turningBack = { change: { 'hold-default': 'rollback' } }
const isSick = async () => (await stage.person.look()).green.includes('v2 unhealthy')

/** The live side fails its checks, though its instance runs. */
async function fallSick(): Promise<void> {
  const [live = ''] = await stage.person.targetIds('green')
  await stage.person.stop(live)
  await until(async () => !(await stage.person.look()).green.includes('v2 healthy'))
}

test('an open window stays; one that is over is retired, and one more sweep writes nothing', async () => {
  await stage.run('deploy', { release: 'v2' })
  const early = await stage.run('sweep')
  expectSwept(early, 'swept 0, green v2, blue v1')
  expect(early.log).toContain('blue keeps v1, retirement due 20')
  await stage.advance('31s')

  const result = await stage.run('sweep')

  expectSwept(result, 'swept 0, green v2, blue empty')
  expect(await stage.person.look()).toEqual({
    routes: ['green'],
    blue: [],
    green: ['v2 healthy'],
    apart: [],
    preview: 'none',
  })
  await expectNothingOwed(stage)
})

thorough('a dry run says what it would do, and does nothing', async () => {
  await stage.run('deploy', { release: 'v2' })
  await stage.advance('31s')
  const before = await stage.writes()

  const { log, outputs } = await stage.run('sweep', { 'dry-run': 'true' })

  expect(outputs['outcome'], log).toBe('planned')
  expect(log).toMatch(/▹ drain the side/)
  expect((await stage.writes()).slice(before.length)).toEqual([])
})

thorough('beside a live side that is not well the hold stays open, and rollback is named', async () => {
  await stage.run('deploy', { release: 'v2' })
  await fallSick()
  await stage.advance('31s')

  const result = await stage.run('sweep')

  expectRefusal(result, /the live side is not well: green has .*Run rollback/)
  expect(await stage.person.look()).toMatchObject({ routes: ['green'], blue: ['v1 healthy'] })
  expect(await isSick()).toBe(false)
})

thorough('where the default is rollback, production goes back, and the step is red', async () => {
  await stage.run('deploy', { release: 'v2' }, turningBack)
  await stage.advance('31s')

  const result = await stage.run('sweep', {}, turningBack)

  expectSwept(result, 'rolled-back 1, blue v1, green v2')
  expect(result.commands.map(({ name }) => name)).toContain('error')
  expect((await stage.run('status')).log).toContain('the hold was over, and its default is rollback')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'], blue: ['v1 healthy'] })
  await stage.advance('31s')
  expectSwept(await stage.run('sweep'), 'swept 0, blue v1, green empty')
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [], preview: 'none' })
})

thorough('a deploy after such a deadline goes back first, and then ahead, with a notice', async () => {
  await stage.run('deploy', { release: 'v2' }, turningBack)
  await stage.advance('31s')

  const result = await stage.run('deploy', { release: 'v3' }, turningBack)

  expectEnd(result, 'held, green v3, blue v1')
  const notices = result.commands.filter(({ name }) => name === 'notice').map(({ message }) => message)
  expect(notices.join()).toContain('its default is rollback, which came first: blue serves v1 again')
  expect(await stage.person.look()).toMatchObject({ routes: ['green'], blue: ['v1 healthy'], apart: [] })
})

thorough('a deploy that died on its way back goes on when it is run again', async () => {
  await stage.run('deploy', { release: 'v2' }, turningBack)
  await stage.advance('31s')
  // The first is the trial whether routes may be set at all.
  const at = { action: 'ModifyListener', nth: 2, when: 'after' }
  await stage.die(at, 'deploy', { release: 'v3' }, { ...turningBack, runId: 5 })
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'] })

  const again = await stage.run('deploy', { release: 'v3' }, { ...turningBack, runId: 5, runAttempt: 2 })

  expectEnd(again, 'held, green v3, blue v1')
})

thorough('a side that still works is asked once and stays; a later sweep goes on', async () => {
  const busy = { change: { retire: { busy: { http: { path: '/busy', port: 8080 } } } } }
  await stage.run('deploy', { release: 'v2' })
  const old = (await stage.person.instances()).find(({ Tags }) =>
    Tags?.some(({ Key, Value }) => Key === 'switchover:release' && Value === 'v1'),
  )
  const app = `http://${old?.PrivateIpAddress}:8080`
  const visitor = new AbortController()
  const work = fetch(`${app}/slow?ms=600000`, { signal: visitor.signal }).catch(() => undefined)
  await until(async () => (await fetch(`${app}/busy`, { headers: { connection: 'close' } })).status === 409)
  await stage.advance('31s')

  const first = await stage.run('sweep', {}, busy)

  expectSwept(first, 'swept 0, green v2, blue v1')
  expect(first.log).toMatch(/blue still works: .*1 slow request/)
  expectSwept(await stage.run('sweep', {}, busy), 'swept 0, green v2, blue v1')
  visitor.abort()
  await work
  expectSwept(await stage.run('sweep', {}, busy), 'swept 0, green v2, blue empty')
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: [] })
})

thorough('nothing is retired while somebody else’s change stands on a route', async () => {
  await stage.run('deploy', { release: 'v2' })
  await stage.advance('31s')
  await stage.person.setRoute(0, 'blue')

  expectRefusal(await stage.run('sweep'), /somebody else changed the routes[\s\S]*443|8080/)
  expect(await stage.person.look()).toMatchObject({ blue: ['v1 healthy'], green: ['v2 healthy'] })
})
