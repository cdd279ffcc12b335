import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import type { Run } from '../../src/deploy/goal.ts'
import type { Lease } from '../../src/deploy/ports.ts'
import { thorough } from '../scenarios/support/thorough.ts'
import { adapterOf, aRun, quickSandbox, signal } from './support/adapter.ts'

/** Renewed every 2 s. */
const leaseMs = 8_000

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await quickSandbox({ speed: 1, targets: 0 })
})
afterEach(() => sandbox.close())

const person: Run = { repository: 'local', id: 'ada@laptop pid 4242', attempt: 1, actor: 'ada' }

const leaseRules = () =>
  [...sandbox.world.loadBalancing.rules.values()].filter(({ priority }) => priority === 11)
const standing = (): string => leaseRules()[0]?.arn ?? ''

const take = async (run: Run, named?: string) =>
  (await adapterOf(sandbox, { leaseMs }, run, named)).leases.take(run, 0, signal)

async function taken(run: Run, named?: string): Promise<Lease> {
  const lease = await take(run, named)
  if (!('confirm' in lease)) throw new Error(`held by ${lease.holder}`)
  return lease
}

thorough(
  'a lease that is named is taken from a holder that lives, and nothing is read before that has noticed',
  async () => {
    await using theirs = await taken(aRun)
    const named = standing()
    const began = sandbox.world.clock.now()

    await using ours = await taken(person, named)

    expect(sandbox.world.clock.now() - began).toBeGreaterThanOrEqual(5_000)
    expect(theirs.signal.reason).toMatchObject({
      code: 'lease-lost',
      message: 'the lease was lost: ada@laptop pid 4242 took it over',
    })
    expect(await theirs.confirm(signal)).toBe(false)
    expect(await ours.confirm(signal)).toBe(true)
    expect(leaseRules()).toHaveLength(1)
    expect(standing()).not.toBe(named)
  },
)

test('what is named counts as dead in what is seen, and nothing else does', async () => {
  await using _ = await taken(aRun)
  const look = async (named: string) => {
    const { world } = await adapterOf(sandbox, { leaseMs }, person, named)
    return (await world.observe(['routes'], undefined, signal)).lease
  }

  expect(await look(standing())).toMatchObject({ arn: standing(), over: true })
  expect(await look(`${standing()}0`)).toMatchObject({ arn: standing(), over: false })
})

thorough('a lease is left to its holder where another is named', async () => {
  await using theirs = await taken(aRun)

  expect(await take(person, `${standing()}0`)).toMatchObject({ holder: 'acme/web run 100 attempt 1' })
  expect(await theirs.confirm(signal)).toBe(true)
})

test('what is named is told of where it is no lease of the service that stands', async () => {
  await using _ = await taken(aRun)
  const { notTheLease, settings } = await adapterOf(sandbox, { leaseMs }, person)
  const listener = settings.routes[0]?.arn ?? ''
  const ofListener = (id: string) => `${listener.replace(':listener/', ':listener-rule/')}/${id}`
  const other = sandbox.world.loadBalancing.createRule({
    listenerArn: listener,
    priority: 40,
    conditions: [{ field: 'path-pattern', values: ['/admin/*'] }],
    actions: [{ type: 'fixed-response', status: '404' }],
  })
  const stands = `; the lease of web is ${standing()}, held by acme/web run 100 attempt 1`

  expect(await notTheLease(standing(), signal)).toBeUndefined()
  expect(await notTheLease(ofListener('0123'), signal)).toBe(
    `no rule has the ARN ${ofListener('0123')}: if it was a lease, it has ended${stands}`,
  )
  expect(await notTheLease(`${listener.replace(':listener/', ':listener-rule/')}9/0123`, signal)).toMatch(
    `9/0123 is not on ${listener}, where the lease of web stands${stands}`,
  )
  expect(await notTheLease(other.arn, signal)).toBe(
    `${other.arn} (priority 40: path-pattern /admin/*) is no lease of web${stands}`,
  )
})
