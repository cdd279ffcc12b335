import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let pair: FurtherPair
beforeAll(async () => {
  stage = await openStage()
})
beforeEach(async () => {
  await stage.reset()
  pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
})
afterEach(() => pair.destroy())
afterAll(() => stage.close())

const around = () => ({ change: { routes: pair.routes } })

/** The value that the preview rule of each listener asks of the header. */
const values = async () => {
  const rules = [await stage.person.rules(), await pair.rules()]
  return rules.map(
    (some) => some.find(({ Priority }) => Priority === '10')?.Conditions?.[0]?.HttpHeaderConfig?.Values?.[0],
  )
}

/** The call that switches the second route; before the launch it was set to what it is. */
const secondSwitch = () => ({ action: 'ModifyListener', match: { ListenerArn: pair.listener }, nth: 2 })

/** Where the two routes forward to. */
const forwards = async () => [...(await stage.person.look()).routes, await pair.forwards()]

thorough(
  'a run that died between the two preview rules is finished by the next, with the value of the first',
  async () => {
    const secondRule = { action: 'CreateRule', match: { Priority: '10' }, nth: 2 }
    await stage.die(secondRule, 'deploy', { release: 'v2' }, around())
    const [first, second] = await values()
    expect([first, second]).toEqual([expect.stringMatching(/^[a-z0-9]{32}$/), undefined])

    expectEnd(await stage.run('deploy', { release: 'v2' }, around()), 'held, green v2, blue v1')

    expect(await values()).toEqual([first, first])
    expect(await forwards()).toEqual(['green', 'green'])
  },
)

thorough('a run that died between the routes of the two load balancers is finished by the next', async () => {
  await stage.die(secondSwitch(), 'deploy', { release: 'v2' }, around())
  expect(await forwards()).toEqual(['green', 'blue'])

  expectEnd(await stage.run('deploy', { release: 'v2' }, around()), 'held, green v2, blue v1')

  expect(await forwards()).toEqual(['green', 'green'])
})

thorough('it is put back by a rollback just as well', async () => {
  await stage.die(secondSwitch(), 'deploy', { release: 'v2' }, around())

  expectEnd(await stage.run('rollback', {}, around()), 'rolled-back, blue v1, green v2')

  expect(await forwards()).toEqual(['blue', 'blue'])
})

thorough(
  'a run that died between the removals of the two preview rules is finished by the next',
  async () => {
    expectEnd(await stage.run('deploy', { release: 'v2' }, around()), 'held, green v2, blue v1')
    await stage.die({ action: 'DeleteRule', nth: 2 }, 'retire', { allow: 'early-retire' }, around())

    expectEnd(await stage.run('retire', { allow: 'early-retire' }, around()), 'retired, green v2, blue empty')

    expect(await values()).toEqual([undefined, undefined])
    expect(await pair.health()).toEqual({ blue: [], green: ['healthy'] })
  },
)
