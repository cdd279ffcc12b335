import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { groupsOf, ownerOf } from '../../src/aws/identity.ts'
import type { Run } from '../../src/deploy/goal.ts'
import type { Lease } from '../../src/deploy/ports.ts'
import { type Adapter, adapterOf, aRun, quickSandbox, signal } from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
beforeEach(async () => {
  sandbox = await quickSandbox({ speed: 1, targets: 0 })
  adapter = await adapterOf(sandbox, { leaseMs: 2_000 })
})
afterEach(() => sandbox.close())

const anotherRun: Run = { ...aRun, id: '200' }

const takeBy = async (run: Run, waitMs = 0) =>
  (await adapterOf(sandbox, { leaseMs: 2_000 }, run)).leases.take(run, waitMs, signal)

const isLease = (taken: Awaited<ReturnType<typeof takeBy>>): taken is Lease => 'confirm' in taken

const taken = async (run: Run, waitMs?: number): Promise<Lease> => {
  const lease = await takeBy(run, waitMs)
  if (!isLease(lease)) throw new Error(`held by ${lease.holder}`)
  return lease
}

const leaseRules = () =>
  [...sandbox.world.loadBalancing.rules.values()].filter(({ priority }) => priority === 11)

test('a lease that is held is seen, and refused to another run while it is renewed', async () => {
  await using lease = await taken(aRun)

  const answer = await takeBy(anotherRun)
  const { world } = await adapterOf(sandbox, {}, anotherRun)
  const looked = (await world.observe(['routes'], undefined, signal)).lease

  expect(answer).toMatchObject({ holder: 'acme/web run 100 attempt 1' })
  expect(looked).toMatchObject({ holder: 'acme/web run 100 attempt 1', over: false })
  expect(await lease.confirm(signal)).toBe(true)
})

test('of two runs that come at once exactly one gets it', async () => {
  const answers = await Promise.all([takeBy(aRun), takeBy(anotherRun)])

  const leases = answers.filter(isLease)
  expect(leases).toHaveLength(1)
  expect(leaseRules()).toHaveLength(1)
  await leases[0]?.[Symbol.asyncDispose]()
})

test('a lease that was given back is free at once', async () => {
  await (await taken(aRun))[Symbol.asyncDispose]()

  expect(leaseRules()).toEqual([])
  await using next = await taken(anotherRun)
  expect(await next.confirm(signal)).toBe(true)
})

test('who waits gets it when it is given back', async () => {
  const first = await taken(aRun)
  const waiting = taken(anotherRun, 20_000)

  await first[Symbol.asyncDispose]()

  await using second = await waiting
  expect(await second.confirm(signal)).toBe(true)
})

/** Leaves a lease as a run does that was killed: the rule stands, nobody renews it. */
const abandoned = (run: Run, ageMs: number, lengthMs: number) => {
  const [route] = adapter.settings.routes
  const { world } = sandbox
  const now = world.clock.now()
  world.loadBalancing.createRule({
    listenerArn: route?.arn ?? '',
    priority: 11,
    conditions: [{ field: 'http-header', name: 'X-Switchover-Lease', values: ['dead'] }],
    actions: [{ type: 'fixed-response', status: '404' }],
    tags: new Map([
      ['switchover:owner', ownerOfSeed()],
      ['switchover:rule', 'lease'],
      ['switchover:repository', run.repository],
      ['switchover:run', run.id],
      ['switchover:run-attempt', String(run.attempt)],
      ['switchover:nonce', 'dead'],
      ['switchover:expires', new Date(now - ageMs + lengthMs).toISOString()],
      ['switchover:length', String(lengthMs)],
    ]),
  })
}

const ownerOfSeed = () =>
  ownerOf(adapter.identity.account, adapter.identity.region, groupsOf(adapter.settings))

test('a lease that nobody renews is waited out and taken over, with the last renewal 5 s old', async () => {
  abandoned(anotherRun, 4_800, 5_000)
  const before = sandbox.world.clock.now()

  await using lease = await taken(aRun)

  const waited = sandbox.world.clock.now() - before
  expect(waited).toBeGreaterThanOrEqual(100)
  expect(waited).toBeLessThan(5_000)
  expect(await lease.confirm(signal)).toBe(true)
  expect(leaseRules()).toHaveLength(1)
})

test('an earlier attempt of the same run is dead: its lease is taken over at once', async () => {
  abandoned(aRun, 10_000, 90_000)
  const before = sandbox.world.clock.now()
  // Another GitHub counts its runs by itself.
  const elsewhere = { ...aRun, attempt: 2, server: 'https://github.example.com' }
  const { world } = await adapterOf(sandbox, {}, elsewhere)
  expect((await world.observe(['routes'], undefined, signal)).lease).toMatchObject({ over: false })

  await using lease = await taken({ ...aRun, attempt: 2 })

  expect(sandbox.world.clock.now() - before).toBeLessThan(3_000)
  expect(await lease.confirm(signal)).toBe(true)
})

test('a lease that somebody tidied away is taken again', async () => {
  await using lease = await taken(aRun)

  for (const rule of leaseRules()) sandbox.world.loadBalancing.deleteRule(rule.arn)

  expect(await lease.confirm(signal)).toBe(true)
  expect(leaseRules()).toHaveLength(1)
})

test('a lease that another run took over is lost, and says so to what is running', async () => {
  await using lease = await taken(aRun)
  const lost = new Promise((resolve) => lease.signal.addEventListener('abort', resolve))

  for (const rule of leaseRules()) sandbox.world.loadBalancing.deleteRule(rule.arn)
  abandoned(anotherRun, 0, 90_000)

  expect(await lease.confirm(signal)).toBe(false)
  await lost
  expect(lease.signal.reason).toMatchObject({ code: 'lease-lost' })
})

test("somebody else's rule at the priority is no lease: refused with what stands there", async () => {
  const [route] = adapter.settings.routes
  sandbox.world.loadBalancing.createRule({
    listenerArn: route?.arn ?? '',
    priority: 11,
    conditions: [{ field: 'path-pattern', values: ['/admin/*'] }],
    actions: [{ type: 'fixed-response', status: '404' }],
  })

  await expect(takeBy(aRun)).rejects.toMatchObject({
    code: 'bad-world',
    message: expect.stringMatching(/^priorities 10 and 11 are taken by .*admin/),
  })
})

test('a lease whose tags cannot be seen yet is waited for, not taken for a stranger', async () => {
  const lagging = await quickSandbox({ speed: 1, targets: 0, staleReadsMs: 700 })
  try {
    const first = await adapterOf(lagging, { leaseMs: 4_000 })
    const second = await adapterOf(lagging, { leaseMs: 4_000 }, anotherRun)
    const lease = await first.leases.take(aRun, 0, signal)

    expect(await second.leases.take(anotherRun, 0, signal)).toMatchObject({
      holder: 'acme/web run 100 attempt 1',
    })
    if (isLease(lease)) await lease[Symbol.asyncDispose]()
  } finally {
    await lagging.close()
  }
})
