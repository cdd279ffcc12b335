import { afterAll, beforeAll, expect } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { launchByHand, tagByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let blue: readonly string[]
let green: readonly string[]
beforeAll(async () => {
  stage = await openStage(
    {},
    { fleet: { ec2: undefined, existing: { tag: { Color: '{color}' } } }, dns: undefined, gate: {} },
  )
  blue = await stage.person.targetIds('blue')
  await tagByHand(stage, blue, { Color: 'blue', 'switchover-live': 'true' })
  const userData = '#!/bin/sh\nserve --release v2 --color green\n'
  green = await launchByHand(stage, 1, { Color: 'green' }, userData)
})
afterAll(() => stage.close())

const gateOf = (ids: readonly string[]) =>
  ids.map((id) => stage.sandbox.world.compute.instances.get(id)?.tags.get('switchover-live'))

thorough('machines that are there already are told who may work, where the config has a gate', async () => {
  expectEnd(await stage.run('deploy', { release: 'v2' }), 'held, green v2, blue v1')
  const there = [gateOf(blue), gateOf(green)]
  expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
  const back = [gateOf(blue), gateOf(green)]

  expect(there).toEqual([['false'], ['true']])
  expect(back).toEqual([['true'], ['false']])
})
