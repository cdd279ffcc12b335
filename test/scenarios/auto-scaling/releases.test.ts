import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { createGroups, type Groups, withGroups, withoutInstances } from '../support/groups.ts'
import { type Load, startLoad } from '../support/load.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let groups: Groups
let load: Load
beforeAll(async () => {
  stage = await openStage(
    { ...withoutInstances, nodes: 2, propagationMs: [0, 300], drainSeconds: 1 },
    withGroups,
  )
  groups = await createGroups(stage.sandbox)
  load = startLoad(stage.sandbox.nodes)
})
afterAll(async () => {
  await load.stop()
  groups.destroy()
  await stage.close()
})

test('deploy: the idle group launches the release at the size of the live one, and is switched to', async () => {
  const result = await stage.run('deploy', { release: 'v2' })

  expectEnd(result, 'held, green v2, blue v1')
  expect(await stage.person.look()).toMatchObject({
    routes: ['green'],
    blue: ['v1 healthy', 'v1 healthy'],
    green: ['v2 healthy', 'v2 healthy'],
  })
  expect(await groups.size('green')).toBe(await groups.size('blue'))
})

test('rollback: traffic is back on the held group', async () => {
  const result = await stage.run('rollback')

  expectEnd(result, 'rolled-back, blue v1, green v2')
})

test('retire: the group is set to zero and ends its instances by itself', async () => {
  const result = await stage.run('retire', { allow: 'early-retire' })

  expectEnd(result, 'retired, blue v1, green empty')
  expect(await groups.size('green')).toBe('0 of 0-10')
  expect(load.counts().lost).toEqual([])
})
