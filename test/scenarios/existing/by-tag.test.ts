import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectEnd } from '../support/endings.ts'
import { launchByHand, tagByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
let blue: readonly string[]
let green: readonly string[]
beforeAll(async () => {
  stage = await openStage(
    { targets: 2 },
    {
      fleet: { ec2: undefined, existing: { tag: { Service: '{service}', Color: '{color}' } } },
      dns: undefined,
      // What is there already is made the new release by its set-up.
      'set-up': [{ ssm: { script: '#!/bin/sh\nserve --release {release} --color {color}\n' } }],
    },
  )
  blue = await stage.person.targetIds('blue')
  await tagByHand(stage, blue, { Service: 'web', Color: 'blue' })
  green = await launchByHand(stage, 2, { Service: 'web', Color: 'green' })
  await launchByHand(stage, 1, { Service: 'api', Color: 'green' })
})
afterAll(() => stage.close())

const targets = async () => ({
  blue: await stage.person.targetIds('blue'),
  green: await stage.person.targetIds('green'),
})
const running = async () =>
  (await stage.person.instances())
    .filter(({ State }) => State?.Name === 'running')
    .map(({ InstanceId }) => InstanceId)

test('deploy: the machines with the idle side’s tags, and no others, are set up, registered and switched to', async () => {
  const result = await stage.run('deploy', { release: 'v2' })

  expectEnd(result, 'held, green v2, blue v1')
  expect(await targets()).toEqual({ blue, green })
  expect(result.outputs['proof']).toBe('nodes')
  expect(JSON.parse(result.outputs['instance-ids'] ?? '').sort()).toEqual(green)
})

test('rollback: traffic is back on the machines that were held', async () => {
  expectEnd(await stage.run('rollback'), 'rolled-back, blue v1, green v2')
  expect(await stage.person.look()).toMatchObject({ routes: ['blue'] })
})

test('retire: the side is deregistered, and its machines run on', async () => {
  const result = await stage.run('retire')

  expectEnd(result, 'retired, blue v1, green empty')
  expect(await targets()).toEqual({ blue, green: [] })
  expect(await running()).toEqual(expect.arrayContaining([...blue, ...green]))
})

thorough('a release that fails its tests is deregistered, and its machines run on', async () => {
  const result = await stage.run(
    'deploy',
    { release: 'sick-v5' },
    { change: { health: { within: '500ms' } } },
  )

  expectEnd(result, 'rejected, blue v1, green empty')
  expect(await targets()).toEqual({ blue, green: [] })
  expect(await running()).toEqual(expect.arrayContaining([...blue, ...green]))
})

thorough('deploy again: the machines that were retired take the next release', async () => {
  expectEnd(await stage.run('deploy', { release: 'v3', hold: 'none' }), 'live, green v3, blue empty')
  expect(await targets()).toEqual({ blue: [], green })
})

thorough('switch: goes back and forth between sides that are there', async () => {
  expectEnd(await stage.run('provision', { release: 'v4' }), 'provisioned, green v3, blue v4')
  expectEnd(await stage.run('switch'), 'held, blue v4, green v3')
  expect(await targets()).toEqual({ blue, green })
})

test('no instance was launched, tagged, stopped or ended by any of this', async () => {
  const touching = /^(RunInstances|CreateTags|StopInstances|TerminateInstances)$/
  const ours = (await stage.writes()).filter(({ parameters }) => !isOfThePerson(parameters))

  expect(ours.filter(({ action }) => touching.test(action))).toEqual([])
})

const isOfThePerson = (parameters: unknown) => JSON.stringify(parameters).includes('"Key":"Service"')
