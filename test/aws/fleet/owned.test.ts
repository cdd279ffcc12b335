import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import type { Observation } from '../../../src/deploy/model.ts'
import { orphansOf } from '../../../src/deploy/orphans.ts'
import { createPerson } from '../../scenarios/support/aws.ts'
import { launchByHand, tagByHand } from '../../scenarios/support/own-machines.ts'
import { type Adapter, adapterOf, observationOf, quickSandbox, signal } from '../support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
let person: ReturnType<typeof createPerson>
let owner = ''
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 1 })
  adapter = await adapterOf(sandbox)
  person = createPerson(sandbox)
  const [live] = await person.instances()
  owner = live?.Tags?.find(({ Key }) => Key === 'switchover:owner')?.Value ?? ''
})
afterEach(async () => {
  person.destroy()
  await sandbox.close()
})

const look = async (): Promise<Observation> =>
  observationOf(await adapter.world.observe(['owned'], undefined, signal))
const launch = async (tags: Readonly<Record<string, string>>): Promise<string> =>
  (await launchByHand({ person, sandbox }, 1, tags))[0] ?? ''
const tags = () => ({ 'switchover:owner': owner, 'switchover:attempt': 'a9' })

test('only what carries both tags is ours, and neither a group’s nor what a retirement kept is looked at', async () => {
  const orphan = await launch(tags())
  await launch({ ...tags(), 'switchover:color': 'kept' })
  await launch({ ...tags(), 'switchover:owner': 'somebody else' })
  await launch({ 'switchover:owner': owner })
  const member = await launch(tags())
  const { compute } = sandbox.world
  compute.setTags(member, new Map([...compute.tagsOf(member), ['aws:autoscaling:groupName', 'web']]))

  const { owned } = await look()

  const [live] = await person.targetIds('blue')
  expect(owned.map(({ id }) => id).sort()).toEqual([live, orphan].sort())
})

test('nobody but those who ask for it has it looked for', async () => {
  await launch(tags())

  expect((await adapter.world.observe([], undefined, signal)).owned).toEqual([])
})

test('an orphan that was ended is none any more, at once', async () => {
  const orphan = await launch({ ...tags(), 'switchover:color': 'green' })

  const later = sandbox.world.clock.now() + 2 * 3_600_000
  const seen = await look()
  expect(orphansOf(seen, later).map(({ id }) => id)).toEqual([orphan])

  await adapter.world.act({ kind: 'end-orphans', machines: [orphan] }, seen, signal)

  expect(orphansOf(await look(), later)).toEqual([])
  expect((await person.instances()).map(({ InstanceId }) => InstanceId)).not.toContain(orphan)
})

test('R9: an instance that lost its tags is not ended', async () => {
  const orphan = await launch(tags())
  const seen = await look()
  await tagByHand({ person }, [orphan], { 'switchover:owner': 'somebody else' })

  const ended = adapter.world.act({ kind: 'end-orphans', machines: [orphan] }, seen, signal)

  await expect(ended).rejects.toMatchObject({ code: 'bad-world' })
})

test('R8: an instance that takes production traffic is not ended', async () => {
  const seen = await look()
  const [live = ''] = await person.targetIds('blue')

  const ended = adapter.world.act({ kind: 'end-orphans', machines: [live] }, seen, signal)

  await expect(ended).rejects.toMatchObject({ code: 'live-side' })
})
