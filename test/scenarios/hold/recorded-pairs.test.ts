import { afterAll, beforeAll, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { createPair, type FurtherPair } from '../support/pairs.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

/** Promise 4, where a load balancer with groups of its own is in the config no more. */
let stage: Stage
let pair: FurtherPair
beforeAll(async () => {
  stage = await openStage()
  pair = await createPair(stage.sandbox, { on: 'internal load balancer' })
})
afterAll(async () => {
  pair.destroy()
  await stage.close()
})

const both = () => ({ change: { routes: pair.routes } })

thorough('rollback and retire reach the second load balancer, and know their own machines', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }, both()), 'held, green v2, blue v1')

  expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')

  expect([...(await stage.person.look()).routes, await pair.forwards()]).toEqual(['blue', 'blue'])
  expectEnd(await stage.run('retire'), 'retired, blue v1, green empty')
  expect(await stage.person.look()).toMatchObject({ green: [], apart: [], preview: 'none' })
  expect((await pair.rules()).filter(({ IsDefault }) => !IsDefault)).toEqual([])
})
