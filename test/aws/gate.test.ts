import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { toMachine } from '../../src/aws/fleet/machines.ts'
import type { Color } from '../../src/deploy/model.ts'
import { type Adapter, adapterOf, callsTo, look, perform, quickSandbox } from './support/adapter.ts'

const name = '/web/live-color'
let sandbox: Sandbox
let adapter: Adapter
let machines: readonly string[]
beforeAll(async () => {
  sandbox = await quickSandbox()
  adapter = await adapterOf(sandbox, { gate: { parameter: name, overlap: false } })
  machines = (await look(adapter)).sides.blue.machines.map(({ id }) => id)
})
afterAll(() => sandbox.close())

const gate = (open: boolean, parameter: Color | 'none' | undefined) =>
  perform(adapter, { kind: 'gate', color: 'blue', machines, open, parameter })
const shown = async () => {
  const { gate: parameter, sides } = await look(adapter)
  return { parameter, machines: sides.blue.machines.map((machine) => machine.gate) }
}
const tagsOf = (id = machines[0] ?? '') => sandbox.world.compute.instances.get(id)?.tags
const parameterOf = () => sandbox.world.systemsManager.parameters.find(name)

test('a live side may work, and a parameter that is not there yet says nothing', async () => {
  expect(await shown()).toEqual({ parameter: '', machines: ['open', 'open'] })
})

test('open says so on every machine of the side, and in the parameter', async () => {
  await gate(true, 'blue')

  expect(await shown()).toEqual({ parameter: 'blue', machines: ['open', 'open'] })
  expect(tagsOf()?.get('switchover-live')).toBe('true')
  expect(parameterOf()).toMatchObject({ value: 'blue', type: 'String' })
})

test('closed takes it back; done twice it is the same', async () => {
  await gate(true, 'blue')
  await gate(false, 'none')
  await gate(false, 'none')

  expect(await shown()).toEqual({ parameter: 'none', machines: ['closed', 'closed'] })
  expect(tagsOf()?.get('switchover-live')).toBe('false')
})

test('a parameter that is right already is left alone', async () => {
  await gate(true, 'blue')
  const version = parameterOf()?.version

  await gate(false, undefined)

  expect(parameterOf()).toMatchObject({ value: 'blue', version })
})

test('without a parameter in the config none is read', async () => {
  const without = await adapterOf(sandbox)
  const reads = async () => (await callsTo(sandbox)).filter(({ action }) => action === 'GetParameter').length
  const before = await reads()

  const { gate: parameter } = await look(without)

  expect(parameter).toBeUndefined()
  expect((await reads()) - before).toBe(0)
})

test('a machine of ours is born closed', async () => {
  const green = { color: 'green', attempt: 'a2', release: 'v2', made: adapter.made } as const

  await perform(adapter, { kind: 'launch', ...green, count: 1 })

  expect((await look(adapter)).sides.green.machines.map(({ gate: its }) => its)).toEqual(['closed'])
})

test('what this process said counts, however late AWS shows it', async () => {
  await using stale = await quickSandbox({ staleReadsMs: 30_000 })
  const late = await adapterOf(stale)
  const ids = (await look(late)).sides.blue.machines.map(({ id }) => id)

  await perform(late, { kind: 'gate', color: 'blue', machines: ids, open: true, parameter: undefined })

  const { sides } = await look(late)
  expect(sides.blue.machines.map(({ gate: its }) => its)).toEqual(['open', 'open'])
})

test.each([
  ['true', 'open'],
  ['false', 'closed'],
  ['yes', undefined],
  ['', undefined],
])('a tag that says %s is read as %s', (Value, read) => {
  expect(toMachine({ Tags: [{ Key: 'switchover-live', Value }] }, 'owner').gate).toBe(read)
})
