import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../../sandbox/start.ts'
import { type Adapter, adapterOf, lookUntil, perform, quickSandbox } from '../support/adapter.ts'
import { callsOf, launchedOn } from '../support/control.ts'

let sandbox: Sandbox
let adapter: Adapter
const open = async (options: Parameters<typeof quickSandbox>[0] = {}) => {
  sandbox = await quickSandbox({ targets: 0, ...options })
  adapter = await adapterOf(sandbox)
}
beforeEach(() => open())
afterEach(() => sandbox.close())

const launch = (count: number, attempt = 'a2') =>
  ({ kind: 'launch', color: 'green', attempt, release: 'v2', made: adapter.made, count }) as const

const alive = () => launchedOn(sandbox).filter(({ state }) => state === 'pending' || state === 'running')

test('machines that an earlier run of the attempt launched are counted', async () => {
  await perform(adapter, launch(1))
  const later = await adapterOf(sandbox, {}, { repository: 'acme/web', id: '200', attempt: 1, actor: '' })
  await lookUntil(later, ({ sides }) => sides.green.machines.length === 1)

  await perform(later, launch(3))

  expect(alive()).toHaveLength(3)
})

test('machines of another attempt or another color are not counted', async () => {
  await perform(adapter, launch(1, 'a1'))
  await perform(adapter, { ...launch(1), color: 'blue' })

  await perform(adapter, launch(2))

  expect(alive().filter(({ tags }) => tags.get('switchover:attempt') === 'a2')).toHaveLength(2)
})

/** EC2 shows what was launched one by one; that one run counts while another launches is what the lease is against. */
const shownAtOnce = async () => {
  await sandbox.close()
  await open({ bootMs: [0, 0] })
}

test('two runs that launch at the same moment launch once', async () => {
  await shownAtOnce()
  const other = await adapterOf(sandbox)

  await Promise.all([perform(adapter, launch(4)), perform(other, launch(4))])

  expect(alive()).toHaveLength(4)
})

test('another run that launches at the same moment, with its own name in the tags, adds nothing', async () => {
  await shownAtOnce()
  const other = await adapterOf(sandbox, {}, { repository: 'acme/web', id: '200', attempt: 1, actor: '' })

  await Promise.all([perform(adapter, launch(4)), perform(other, launch(4))])

  expect(alive()).toHaveLength(4)
})

test('what was just launched counts, though reads do not show it yet', async () => {
  await sandbox.close()
  await open({ staleReadsMs: 20_000 })

  await perform(adapter, launch(2))
  await perform(adapter, launch(2))

  expect(alive()).toHaveLength(2)
})

test('a launch that another run made and reads do not show yet is found by its token', async () => {
  await sandbox.close()
  await open({ staleReadsMs: 20_000 })
  await perform(adapter, launch(2))

  await perform(await adapterOf(sandbox), launch(2))

  expect(alive()).toHaveLength(2)
})

test('machines that died are replaced, and only they', async () => {
  await perform(adapter, launch(3))
  const [first] = launchedOn(sandbox)
  sandbox.world.compute.dieAfter(first?.id ?? '', 0)
  await lookUntil(adapter, ({ sides }) => sides.green.machines.some(({ state }) => state === 'terminated'))

  await perform(adapter, launch(3))

  expect(alive()).toHaveLength(3)
  expect(launchedOn(sandbox)).toHaveLength(4)
})

test('machines whose whole launch died are launched anew, under a token of their own', async () => {
  await perform(adapter, launch(1))
  const [first] = launchedOn(sandbox)
  sandbox.world.compute.dieAfter(first?.id ?? '', 0)
  await lookUntil(adapter, ({ sides }) => sides.green.machines.every(({ state }) => state === 'terminated'))

  await perform(await adapterOf(sandbox), launch(1))

  expect(alive()).toHaveLength(1)
  const calls = await callsOf(sandbox, 'RunInstances')
  expect(calls.map(({ error }) => error)).toEqual([undefined, 'IdempotentInstanceTerminated', undefined])
})

test('what was just launched can be ended, though reads do not show it yet', async () => {
  await sandbox.close()
  await open({ staleReadsMs: 20_000 })
  await perform(adapter, launch(2))
  const machines = launchedOn(sandbox).map(({ id }) => id)

  await perform(adapter, { kind: 'terminate', color: 'green', machines })

  expect(alive()).toEqual([])
})

test('a surplus is ended, and AWS is not asked to end what ends already', async () => {
  await perform(adapter, launch(3))
  const [one, two] = launchedOn(sandbox).map(({ id }) => id)
  const end = { kind: 'terminate', color: 'green', machines: [one ?? '', two ?? ''] } as const

  await perform(adapter, { ...end, machines: [one ?? ''] })
  await perform(adapter, end)

  expect(alive()).toHaveLength(1)
  const asked = await callsOf(sandbox, 'TerminateInstances')
  expect(asked.map(({ parameters }) => parameters['InstanceIds'])).toEqual([[one], [two]])
})
