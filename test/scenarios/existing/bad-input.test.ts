import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectRefusal } from '../support/endings.ts'
import { launchByHand } from '../support/own-machines.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let blue: readonly string[]
let green: readonly string[]
let writesBefore: number
beforeAll(async () => {
  stage = await openStage({ targets: 2 }, { dns: undefined })
  blue = await stage.person.targetIds('blue')
  green = await launchByHand(stage, 2, { Color: 'green' })
  writesBefore = (await stage.writes()).length
})
afterAll(() => stage.close())

const byId = (sides: { readonly blue: readonly string[]; readonly green: readonly string[] }) => ({
  fleet: { ec2: undefined, existing: { ids: sides } },
})
const byTag = (tag: Readonly<Record<string, string>>) => ({
  fleet: { ec2: undefined, existing: { tag } },
})
const nobody = 'i-00000000000000000'

const cases = [
  {
    name: 'neither tag nor ids',
    change: () => ({ fleet: { ec2: undefined, existing: {} } }),
    told: /has neither tag nor ids/,
  },
  {
    name: 'tags that do not tell the sides apart',
    change: () => byTag({ Service: 'web' }),
    told: /both sides have these tags: nothing tells blue from green/,
  },
  {
    name: 'an instance that is named for both sides',
    change: () => byId({ blue, green: [...green, blue[0] ?? ''] }),
    told: /fleet\.existing\.ids: i-[0-9a-f]+ is named twice/,
  },
  {
    name: 'names for instances that have theirs',
    change: () => ({ ...byId({ blue, green }), dns: { zone: 'Z1', record: '{name}.bdash.inside' } }),
    told: /dns: instances that are there already keep their names/,
  },
  {
    name: 'an end for instances that are never ended',
    change: () => ({ ...byId({ blue, green }), retire: { 'at-deadline': 'stop' } }),
    told: /retire\.at-deadline: instances that are there already are never stopped/,
  },
  {
    name: 'an instance that does not exist',
    change: () => byId({ blue, green: [nobody, ...green] }),
    told: /ids\.green: i-0+: no such instance/,
  },
  {
    name: 'tags that no instance has',
    change: () => byTag({ Colour: '{color}' }),
    told: /fleet\.existing: no instance is named for green/,
  },
  {
    name: 'an instance that serves already',
    change: () => byId({ blue: green, green: blue }),
    told: /i-[0-9a-f]+ of green is registered in web-blue/,
  },
  {
    name: 'fewer instances than serve now',
    change: () => byId({ blue, green: green.slice(0, 1) }),
    told: /the config names 1 running machines for green, the live blue has 2.*smaller-side/,
  },
]

test.concurrent.each(cases)('$name: is told before anything is written', async ({ change, told }) => {
  const result = await stage.run('deploy', { release: 'v2' }, { change: change() })

  expectRefusal(result, told)
})

test('an instance that is stopped: is told before anything is written', async () => {
  const [first = ''] = green
  await stage.person.stop(first)

  const result = await stage.run('deploy', { release: 'v2' }, { change: byId({ blue, green }) })

  expectRefusal(result, /i-[0-9a-f]+ of green is stopp(ing|ed).*Start it/)
})

test('none of this wrote anything', async () => {
  const since = (await stage.writes()).slice(writesBefore)

  expect(since.filter(({ action }) => action !== 'StopInstances')).toEqual([])
})
