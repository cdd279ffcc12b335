import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { landingMs } from '../../src/aws/lease/term.ts'
import type { Run } from '../../src/deploy/goal.ts'
import type { Lease } from '../../src/deploy/ports.ts'
import { type Adapter, adapterOf, aRun, look, perform, quickSandbox, signal } from './support/adapter.ts'
import { callsOf, setFaults } from './support/control.ts'

const leaseMs = 2_400

let sandbox: Sandbox
let adapter: Adapter
let lease: Lease
beforeEach(async () => {
  sandbox = await quickSandbox({ speed: 1, targets: 0, routes: 5 })
  adapter = await adapterOf(sandbox, { leaseMs })
  const taken = await adapter.leases.take(aRun, 0, signal)
  if (!('confirm' in taken)) throw new Error(`held by ${taken.holder}`)
  lease = taken
})
afterEach(async () => {
  await lease[Symbol.asyncDispose]()
  await sandbox.close()
})

const renewals = { action: 'AddTags', match: { 'Tags.Key': 'switchover:expires' } }
const forward = { kind: 'forward', color: 'green' } as const
const lost = { code: 'lease-lost', message: expect.stringMatching(/^the lease was lost: /) }

const leaseRule = () =>
  [...sandbox.world.loadBalancing.rules.values()].find(({ priority }) => priority === 11)

const routes = async () => (await look(adapter)).routes.map(({ forwards }) => forwards)

/** The writes of routes that reached AWS. */
const modifies = async () => [
  ...(await callsOf(sandbox, 'ModifyListener')),
  ...(await callsOf(sandbox, 'ModifyRule')),
]

const isLost = () =>
  new Promise<void>((resolve) => {
    if (lease.signal.aborted) resolve()
    else lease.signal.addEventListener('abort', () => resolve())
  })

test('what the SDK repeats is sent no more when the lease could end before it lands', async () => {
  const began = sandbox.world.clock.now()
  await setFaults(
    sandbox,
    { ...renewals, kind: 'delay', ms: 60_000, times: 10 },
    { action: 'ModifyListener', kind: 'throttle', times: 100 },
  )

  await expect(perform(adapter, forward)).rejects.toMatchObject(lost)

  expect(sandbox.world.clock.now() - began).toBeLessThan(leaseMs)
  const sent = (await modifies()).map(({ time }) => Date.parse(time) - began)
  expect(sent.length).toBeGreaterThan(1)
  expect(Math.max(...sent)).toBeLessThan(leaseMs - landingMs(leaseMs))
  expect(await routes()).toEqual(Array(5).fill('blue'))
})

test('a call whose answer does not come is given up before the lease ends', async () => {
  const began = sandbox.world.clock.now()
  await setFaults(
    sandbox,
    { ...renewals, kind: 'delay', ms: 60_000, times: 10 },
    { action: 'ModifyListener', kind: 'delay', ms: 60_000 },
  )

  await expect(perform(adapter, forward)).rejects.toMatchObject(lost)

  expect(sandbox.world.clock.now() - began).toBeLessThan(leaseMs)
})

test('a call is waited for as long as the lease is renewed', async () => {
  await setFaults(sandbox, { action: 'ModifyListener', kind: 'delay', ms: 2 * leaseMs })

  await perform(adapter, forward)

  expect(await routes()).toEqual(Array(5).fill('green'))
})

test('of an act of several calls none is sent after the lease was lost', async () => {
  await setFaults(
    sandbox,
    { ...renewals, kind: 'deny', times: 10 },
    // The lease is lost while this one's answer is waited for.
    { action: 'ModifyRule', kind: 'delay', when: 'after', ms: leaseMs / 2 },
  )

  await expect(perform(adapter, forward)).rejects.toMatchObject(lost)

  expect(await routes()).toEqual(['green', 'green', 'blue', 'blue', 'blue'])
})

test('without the lease nothing is written any more, and everything can be read', async () => {
  await setFaults(sandbox, { ...renewals, kind: 'deny' })
  await isLost()

  await expect(perform(adapter, forward)).rejects.toMatchObject(lost)
  await expect(
    perform(adapter, { kind: 'register', color: 'green', machines: ['i-1'] }),
  ).rejects.toMatchObject(lost)
  expect(await routes()).toEqual(Array(5).fill('blue'))
})

test('after the lease was given back nothing is written', async () => {
  await lease[Symbol.asyncDispose]()

  await expect(perform(adapter, forward)).rejects.toMatchObject({
    message: 'the lease was lost: it was given back',
  })
})

test('a lease that ended unnoticed goes on under another ARN where nobody took it over', async () => {
  const before = leaseRule()?.arn
  // As for a machine that was suspended.
  await sandbox.world.clock.advance(3_600_000)
  await adapter.world.observe(['routes'], undefined, signal)

  await perform(adapter, forward)

  expect(leaseRule()?.arn).not.toBe(before)
  expect(await lease.confirm(signal)).toBe(true)
  expect(await routes()).toEqual(Array(5).fill('green'))
})

test('a lease that another run has taken over is lost, and says which', async () => {
  const theirs: Run = { ...aRun, repository: 'acme/shop', id: '200', server: 'https://github.com' }
  sandbox.world.loadBalancing.deleteRule(leaseRule()?.arn ?? '')
  const other = await (await adapterOf(sandbox, { leaseMs }, theirs)).leases.take(theirs, 0, signal)
  await isLost()

  await expect(perform(adapter, forward)).rejects.toMatchObject({
    message:
      'the lease was lost: acme/shop run 200 attempt 1 (https://github.com/acme/shop/actions/runs/200/attempts/1) took it over',
  })
  if ('confirm' in other) await other[Symbol.asyncDispose]()
})

test('a lease is written to last a second longer than its holder counts on, since dates have whole seconds', () => {
  const tags = sandbox.world.loadBalancing.tags.get(leaseRule()?.arn ?? '')
  const expires = Date.parse(tags?.get('switchover:expires') ?? '')

  expect(expires - adapter.clock.now()).toBeGreaterThan(leaseMs)
})
