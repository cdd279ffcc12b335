import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'
import { colorsOf, story, type Workers, watchTags, workersNow } from '../support/workers.ts'

const name = '/web/live-color'
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ targets: 2, nodes: 2, propagationMs: [0, 100] }, { gate: { ssm: name } })
})
afterAll(() => stage.close())

const parameter = () => stage.sandbox.world.systemsManager.parameters.find(name)?.value
const workers = async (): Promise<Workers> => ({
  ...(await workersNow(stage.person)),
  parameter: parameter(),
})

/** Runs a command; what became of who may work, in order, and what was seen of it meanwhile. */
async function gated(command: string, ends: string, release = '', change: Mapping = {}) {
  const before = { workers: await workers(), calls: (await stage.calls()).length }
  const watch = watchTags(stage)
  const result = await stage.run(command, release === '' ? {} : { release }, { change })
  const { looks, saw } = await watch.stop()
  expectEnd(result, ends)
  expect(looks).toBeGreaterThan(10)
  const calls = (await stage.calls()).slice(before.calls)
  return { told: story(stage, calls, { ...before.workers, machines: colorsOf(stage) }), saw, result }
}

test('deploy: the old side’s workers stop before traffic moves, the new side’s begin when it is proven', async () => {
  const { told, saw, result } = await gated('deploy', 'held, green v2, blue v1', 'v2')

  expect(told).toEqual(['nobody works', 'traffic → green', 'green works'])
  expect(saw).not.toContain('blue and green works')
  expect(result.log).toMatch(
    /▸ close the gate[\s\S]*▸ switch traffic[\s\S]*✓ prove the switch[\s\S]*▸ open the gate/,
  )
  expect(parameter()).toBe('green')
})

test('rollback: the old side’s workers stop before traffic goes back, the others begin when it is proven', async () => {
  const { told, saw } = await gated('rollback', 'rolled-back, blue v1, green v2')

  expect(told).toEqual(['nobody works', 'traffic → blue', 'blue works'])
  expect(saw).not.toContain('blue and green works')
  expect(parameter()).toBe('blue')
})

thorough(
  'a release that fails once it has traffic: its workers stop, and the old side’s begin again',
  async () => {
    const watch = { watch: { for: '10m', 'target-health': true }, 'keep-failed': '0s' }

    const { told, saw } = await gated('deploy', 'rejected, blue v1, green empty', 'late-sick-v4', watch)

    expect(told).toEqual([
      'nobody works',
      'traffic → green',
      'green works',
      'nobody works',
      'traffic → blue',
      'blue works',
    ])
    expect(saw).not.toContain('blue and green works')
  },
)

thorough('with `overlap` the new side’s workers begin before the old side’s stop, both ways', async () => {
  const overlap = { gate: { ssm: name, overlap: true } }

  const there = await gated('deploy', 'held, green v5, blue v1', 'v5', overlap)
  const back = await gated('rollback', 'rolled-back, blue v1, green v5', '', overlap)

  expect(there.told).toEqual(['blue and green works', 'traffic → green', 'green works'])
  expect(back.told).toEqual(['traffic → blue', 'blue and green works', 'blue works'])
  expect(there.saw).toContain('blue and green works')
  expect(there.saw).not.toContain('nobody works')
  expect(back.saw).not.toContain('nobody works')
})

test('a machine can read its own tag: metadata tags are on from its launch, and it is born closed', async () => {
  const launches = (await stage.calls()).filter(({ action }) => action === 'RunInstances')

  for (const { parameters } of launches)
    expect(parameters).toMatchObject({
      MetadataOptions: { InstanceMetadataTags: 'enabled', HttpTokens: 'required' },
      TagSpecifications: expect.arrayContaining([
        {
          ResourceType: 'instance',
          Tags: expect.arrayContaining([{ Key: 'switchover-live', Value: 'false' }]),
        },
      ]),
    })
})
