import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { type Adapter, adapterOf, aRun, look, perform, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 0 })
  adapter = await adapterOf(sandbox)
})
afterEach(() => sandbox.close())

const fault = async (...faults: readonly object[]) => {
  const answer = await fetch(new URL('/faults', sandbox.control), {
    method: 'POST',
    body: JSON.stringify(faults),
  })
  expect(answer.ok).toBe(true)
}

/** The call takes effect, and its answer never arrives. */
const lostAnswer = (service: string, action: string) =>
  fault({ service, action, nth: 1, kind: 'lost-response', when: 'after' })

const launchGreen = () =>
  ({ kind: 'launch', color: 'green', attempt: 'a2', release: 'v2', made: adapter.made, count: 2 }) as const

test('a launch whose answer is lost launches once', async () => {
  await lostAnswer('ec2', 'RunInstances')

  await perform(adapter, launchGreen())

  expect((await look(adapter)).sides.green.machines).toHaveLength(2)
})

test('a preview whose answer is lost stands once, and is ours', async () => {
  await lostAnswer('elasticloadbalancing', 'CreateRule')

  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })

  expect((await look(adapter)).preview).toMatchObject({ shows: 'green', attempt: 'a2' })
})

test('a lease whose answer is lost is held', async () => {
  await lostAnswer('elasticloadbalancing', 'CreateRule')

  const lease = await adapter.leases.take(aRun, 0, signal)

  expect(lease).toHaveProperty('confirm')
  if ('confirm' in lease) await lease[Symbol.asyncDispose]()
})

test('a removal whose answer is lost is done', async () => {
  await perform(adapter, { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' })
  await lostAnswer('elasticloadbalancing', 'DeleteRule')

  await perform(adapter, { kind: 'unpreview' })

  expect((await look(adapter)).preview).toBeUndefined()
})

test('throttling and server errors are waited out', async () => {
  await fault(
    {
      service: 'elasticloadbalancing',
      action: 'ModifyListener',
      nth: 1,
      kind: 'throttle',
      when: 'before',
      times: 2,
    },
    {
      service: 'ec2',
      action: 'RunInstances',
      nth: 1,
      kind: 'error',
      when: 'before',
      code: 'InternalError',
      status: 500,
    },
  )

  await perform(adapter, launchGreen())
  await perform(adapter, { kind: 'forward', color: 'green' })

  const seen = await look(adapter)
  expect(seen.sides.green.machines).toHaveLength(2)
  expect(seen.routes.map(({ forwards }) => forwards)).toEqual(['green'])
})

test('where a subnet has no room the others take its share', async () => {
  const [full, free] = adapter.ec2.subnets
  const error = { kind: 'error', when: 'before', code: 'InsufficientFreeAddressesInSubnet', status: 400 }
  await fault({ service: 'ec2', action: 'RunInstances', nth: 1, match: { SubnetId: full }, ...error })

  await perform(adapter, launchGreen())

  const { machines } = (await look(adapter)).sides.green
  expect(machines.map(({ subnet }) => subnet)).toEqual([free, free])
})

test('where a type is not to be had the next one is launched', async () => {
  const fleet = adapter.ec2
  const choosy = await adapterOf(sandbox, { fleet: { ...fleet, types: ['t3.small', 't3a.small'] } })
  const error = { kind: 'error', when: 'before', code: 'Unsupported', status: 400, times: 2 }
  await fault({
    service: 'ec2',
    action: 'RunInstances',
    nth: 1,
    match: { InstanceType: 't3.small' },
    ...error,
  })

  await perform(choosy, launchGreen())

  const made = [...sandbox.world.compute.instances.values()].filter(
    ({ tags }) => tags.get('switchover:color') === 'green',
  )
  expect(made.map(({ type }) => type)).toEqual(['t3a.small', 't3a.small'])
})

test('a denied call says which permission is missing, and is not tried again', async () => {
  await fault({ service: 'ec2', action: 'RunInstances', nth: 1, kind: 'deny', when: 'before' })

  await expect(perform(adapter, launchGreen())).rejects.toMatchObject({
    code: 'denied',
    message: expect.stringContaining('RunInstances'),
  })
})

test('a stopped run says that it was stopped', async () => {
  const stopped = AbortSignal.abort()

  await expect(adapter.world.observe([], undefined, stopped)).rejects.toMatchObject({ code: 'cancelled' })
})

/** Launches one machine, named in the zone, and gives its record. */
const nameOne = async (run: Adapter) => {
  await perform(run, { ...launchGreen(), count: 1 })
  const [machine] = (await look(run)).sides.green.machines
  const record = { name: 'web-green-1.bdash.inside', values: [machine?.address ?? ''], ttl: 60 }
  const named = { id: machine?.id ?? '', name: 'web-green-1', record }
  await perform(run, { kind: 'name', color: 'green', machines: [named] })
  return record
}

test('a machine that not all of EC2 knows yet is named all the same', async () => {
  const unknown = { kind: 'error', when: 'before', code: 'InvalidInstanceID.NotFound', times: 2 }
  await fault({ service: 'ec2', action: 'CreateTags', nth: 1, ...unknown })

  const record = await nameOne(adapter)

  expect((await look(adapter)).sides.green.records).toEqual([record])
})

test('a record that changed hands is left alone', async () => {
  const record = await nameOne(adapter)

  await perform(adapter, { kind: 'unname', color: 'green', records: [{ ...record, values: ['127.0.0.8'] }] })

  expect((await look(adapter)).sides.green.records).toEqual([record])
})

test('a batch of records that is refused is made from a new look', async () => {
  const record = await nameOne(adapter)
  const error = { kind: 'error', when: 'before', code: 'InvalidChangeBatch', status: 400 }
  await fault({ service: 'route53', action: 'ChangeResourceRecordSets', nth: 1, ...error })

  await perform(adapter, { kind: 'unname', color: 'green', records: [record] })

  expect((await look(adapter)).sides.green.records).toEqual([])
})

test('user data arrives filled in, with what is not ours in braces left alone', async () => {
  const fleet = adapter.ec2
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own braces are what this is about
  const userData = '#!/bin/sh\nexport A=${release} B={unknown}\nserve --release {release} --color {color}\n'
  const run = await adapterOf(sandbox, { fleet: { ...fleet, userData } })

  await perform(run, { ...launchGreen(), count: 1 })

  const [made] = [...sandbox.world.compute.instances.values()].filter(
    ({ tags }) => tags.get('switchover:color') === 'green',
  )
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as above
  expect(made?.userData).toContain('A=${release} B={unknown}')
  expect(made?.userData).toContain('serve --release v2 --color green')
  expect(Object.fromEntries(made?.tags ?? [])).toMatchObject({
    Environment: 'test',
    Release: 'v2',
    Color: 'green',
    'switchover:attempt': 'a2',
  })
})
