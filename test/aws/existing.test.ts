import { CreateTagsCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import type { ExistingSettings } from '../../src/settings.ts'
import {
  type Adapter,
  adapterOf,
  callsTo,
  look,
  lookUntil,
  perform,
  quickSandbox,
  settingsOf,
  signal,
} from './support/adapter.ts'

let sandbox: Sandbox
let ec2: EC2Client
let blue: readonly string[]
let green: readonly string[]
beforeAll(async () => {
  sandbox = await quickSandbox()
  const { endpoint, env } = sandbox
  ec2 = new EC2Client({
    endpoint,
    region: env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  })
  blue = (await look(await adapterOf(sandbox))).sides.blue.machines.map(({ id }) => id)
  await tag(blue, { Service: 'web', Color: 'blue' })
  green = await launch({ Service: 'web', Color: 'green' })
  await launch({ Service: 'api', Color: 'green' })
})
afterAll(async () => {
  ec2.destroy()
  await sandbox.close()
})

const listed = (tags: Readonly<Record<string, string>>) =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
const tag = (ids: readonly string[], tags: Readonly<Record<string, string>>) =>
  ec2.send(new CreateTagsCommand({ Resources: [...ids], Tags: listed(tags) }))

async function launch(tags: Readonly<Record<string, string>>, count = 2): Promise<readonly string[]> {
  const { image, subnets } = settingsOf(sandbox).fleet
  const { Instances = [] } = await ec2.send(
    new RunInstancesCommand({
      ImageId: image !== undefined && 'id' in image ? image.id : '',
      InstanceType: 't3.small',
      SubnetId: subnets[0],
      MinCount: count,
      MaxCount: count,
      TagSpecifications: [{ ResourceType: 'instance', Tags: listed(tags) }],
    }),
  )
  return Instances.map(({ InstanceId = '' }) => InstanceId)
}

const named = (by: ExistingSettings['by']): Promise<Adapter> =>
  adapterOf(sandbox, { fleet: { kind: 'existing', by }, dns: undefined })
const byTag = () => named({ tags: { Service: '{service}', Color: '{color}' } })

const idsOn = async (adapter: Adapter) => {
  const { sides } = await lookUntil(adapter, ({ sides: { green: side } }) =>
    side.machines.every(({ state }) => state === 'running'),
  )
  return {
    blue: sides.blue.machines.map(({ id }) => id).sort(),
    green: sides.green.machines.map(({ id }) => id).sort(),
  }
}

test('each side has the machines that carry its tags, read in one call', async () => {
  const adapter = await byTag()
  const asked = async () =>
    (await callsTo(sandbox)).filter(({ action }) => action === 'DescribeInstances').length
  expect(await idsOn(adapter)).toEqual({ blue: [...blue].sort(), green: [...green].sort() })
  const previous = await look(adapter)
  const before = await asked()

  await adapter.world.observe(['machines'], previous, signal)

  expect((await asked()) - before).toBe(1)
})

test('each side has the machines that are named for it by id; one that does not exist is left out', async () => {
  const [one = '', two = ''] = green

  const adapter = await named({ ids: { blue: [two], green: [one, 'i-00000000000000000'] } })

  expect(await idsOn(adapter)).toEqual({ blue: [...blue, two].sort(), green: [one] })
})

test('machines that are named are nobody’s attempt, whatever tags they carry', async () => {
  const { sides } = await look(await byTag())

  for (const machine of [...sides.blue.machines, ...sides.green.machines])
    expect(machine).toMatchObject({ ours: false, origin: 'named', attempt: '', release: '' })
})

test('they are registered and deregistered as any others', async () => {
  const adapter = await byTag()

  await perform(adapter, { kind: 'register', color: 'green', machines: green })
  const { sides: there } = await look(adapter)
  await perform(adapter, { kind: 'deregister', color: 'green', only: undefined })
  const { sides: gone } = await lookUntil(adapter, ({ sides }) => sides.green.targets.length === 0)

  expect(there.green.targets.map(({ id }) => id).sort()).toEqual([...green].sort())
  expect(gone.green.machines.map(({ state }) => state)).toEqual(['running', 'running'])
})

test('nothing else can be done to them', async () => {
  const adapter = await byTag()
  const acts = [
    { kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made: '', count: 2 },
    { kind: 'terminate', color: 'green', machines: green },
    { kind: 'keep', color: 'green', machines: green, stop: true },
    { kind: 'adopt', color: 'green', machines: green },
  ] as const

  for (const act of acts)
    await expect(perform(adapter, act)).rejects.toMatchObject({ code: 'bad-world', message: /not ours to/ })
  const { sides } = await look(adapter)
  expect(sides.green.machines.map(({ state }) => state)).toEqual(['running', 'running'])
})

test('a build is made from how its machines are named', async () => {
  const tags = await byTag()
  const ids = await named({ ids: { blue, green } })

  expect(await tags.fleet.made(signal)).toBe('')
  expect(tags.fleet.ingredients('')).not.toEqual(ids.fleet.ingredients(''))
})

test('more machines than a target group takes are told of before anything is written', async () => {
  const many = Array.from({ length: 1001 }, (_, at) => `i-${String(at).padStart(17, '0')}`)
  const adapter = await named({ ids: { blue, green: many } })

  const said = (await adapter.check(signal)).map((mistake) => mistake.said)

  expect(said).toContain('1001 instances are asked for; a target group takes 1000')
})

test('what is named well is no mistake', async () => {
  expect(await (await byTag()).check(signal)).toEqual([])
})
