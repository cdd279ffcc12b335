import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** Promise 4: what a side is held under is read from what the deploy recorded, not from the config of the moment. */
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ routes: 2 })
})
beforeEach(() => stage.reset())
afterAll(() => stage.close())

const routes = () => stage.person.service('web').routes
const onlyFirst = () => ({ change: { routes: [{ ...routes()[0] }] } })
// biome-ignore lint/suspicious/noThenProperty: a key of the config; nobody awaits it
const stopping = { retire: { then: 'stop' } }
const nameOf = (at: number) => routes()[at]?.listener ?? routes()[at]?.rule ?? ''

test('a rollback turns back a route that the config has dropped since', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')

  const result = await stage.run('rollback', {}, onlyFirst())

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'] })
  expect(result.log).toContain(
    `the config does not name the route ${nameOf(1)} now; the deploy recorded it; the record counts`,
  )
})

thorough('a rollback leaves alone a route that the config has gained since, whatever it does', async () => {
  await stage.person.setRoute(1, [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }])
  expectEnd(await stage.run('deploy', { release: 'v2' }, onlyFirst()), 'held, green v2, blue v1')

  const result = await stage.run('rollback')

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'fixed-response'] })
  expect(result.log).toContain(
    `the config names the route ${nameOf(1)} now; the deploy did not record it; the record counts`,
  )
})

thorough(
  'a rollback takes along a route that the config has gained since, where it goes to a side',
  async () => {
    await stage.person.setRoute(1, [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }])
    expectEnd(await stage.run('deploy', { release: 'v2' }, onlyFirst()), 'held, green v2, blue v1')
    await stage.person.setRoute(1, 'green')

    const result = await stage.run('rollback')

    expectEnd(result, 'rolled-back, blue v1, green v2')
    expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'] })
    expect(result.log).toContain(
      `the config names the route ${nameOf(1)} now; the deploy did not record it, but`,
    )
    expectEnd(await stage.run('retire', { allow: 'early-retire' }), 'retired, blue v1, green empty')
  },
)

thorough(
  'a switch to the held side takes the recorded routes, and holds the other side by them too',
  async () => {
    await stage.run('deploy', { release: 'v2' })

    const switched = await stage.run('switch', { reason: 'back to v1', hold: '45m' }, onlyFirst())

    expectEnd(switched, 'held, blue v1, green v2')
    // A switchover is held like a deploy: by whom, why and until when.
    const { log, outputs } = await stage.run('status')
    expect(log).toMatch(/green {2}v2 .*held since .* by mona: back to v1, retire due /)
    expect(outputs['held-until']).toBe(switched.outputs['held-until'])
    expect(await stage.person.look()).toMatchObject({ routes: ['blue', 'blue'] })
    expectEnd(await stage.run('rollback', {}, onlyFirst()), 'rolled-back, green v2, blue v1')
    expect(await stage.person.look()).toMatchObject({ routes: ['green', 'green'] })
  },
)

thorough('a recorded route that is not there any more is left out, and said', async () => {
  await stage.run('deploy', { release: 'v2' })
  const [, second] = routes()
  await stage.person.removeRule(second?.rule ?? '')

  const result = await stage.run('rollback', {}, onlyFirst())

  expectEnd(result, 'rolled-back, blue v1, green v2')
  expect(result.log).toContain(`${second?.rule}, which the deploy recorded, is not there any more`)
})

thorough('a retirement ends the side as it was recorded: in that zone, and by that `then`', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2', hold: 'approval' }), 'held, green v2, blue v1')
  const named = await stage.person.records()
  const { id, role, name } = stage.sandbox.foreignZone
  const dns = { zone: id, role, record: `{name}.${name}` }

  const result = await stage.run('retire', {}, { change: { dns, ...stopping } })

  expectEnd(result, 'retired, green v2, blue empty')
  expect(await stage.person.look()).toMatchObject({ blue: [], apart: [] })
  expect(named).toContain('web-blue-1.bdash.inside.')
  expect(await stage.person.records()).not.toContain('web-blue-1.bdash.inside.')
  expect(result.log).toContain(
    'the config names retire.then: stop now; the deploy recorded terminate; the record counts',
  )
  expect(result.log).toContain(`the config names dns.zone: ${id} now; the deploy recorded `)
})

thorough("where the terms are lost today's config counts, which is said once", async () => {
  await stage.run('deploy', { release: 'v2', hold: 'approval' })
  await stage.person.stripTerms()

  const result = await stage.run('retire', {}, { change: stopping })

  expectEnd(result, 'retired, green v2, blue empty')
  const said = result.log.split('\n').filter((line) => line.includes('has lost the terms of its hold'))
  expect(said).toHaveLength(1)
  expect((await stage.person.look()).apart).toEqual([expect.stringMatching(/^v1 stopp/)])
})
