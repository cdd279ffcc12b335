import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Account, createAccount, subnetC } from './account.ts'

let account: Account
beforeEach(() => {
  account = createAccount()
})
afterEach(() => account.clock.close())

const stateOf = (id: string | undefined) => account.world.compute.instances.get(id ?? '')?.state
const describeIds = (...InstanceIds: (string | undefined)[]) =>
  account.refusal('DescribeInstances', { InstanceIds })

test('an instance cannot be found right after its launch, neither by id nor by filter', async () => {
  const [id] = account.launch()

  expect(describeIds(id)).toBe(`InvalidInstanceID.NotFound: The instance ID '${id}' does not exist`)
  expect(account.call('DescribeInstances')).toEqual({ Reservations: [] })
  expect(account.refusal('CreateTags', { Resources: [id], Tags: [{ Key: 'a' }] })).toMatch(
    /^InvalidInstanceID.NotFound/,
  )
  await account.clock.advance(2000)
  expect(describeIds(id)).toBe('accepted')
  expect(stateOf(id)).toBe('pending')
})

test('an instance that boots at once is never running before it can be found', async () => {
  account.clock.close()
  account = createAccount({ bootMs: [100, 100] })
  const [id] = account.launch()

  await account.clock.advance(100)

  expect([stateOf(id), describeIds(id)]).toEqual(['running', 'accepted'])
})

test('an instance passes from pending to running to shutting-down to terminated, and is forgotten after an hour', async () => {
  const [id] = account.launch()
  const states = [stateOf(id)]
  await account.clock.advance(5000)
  states.push(stateOf(id))
  account.call('TerminateInstances', { InstanceIds: [id] })
  states.push(stateOf(id))
  await account.clock.advance(5000)
  states.push(stateOf(id))

  expect(states).toEqual(['pending', 'running', 'shutting-down', 'terminated'])
  await account.clock.advance(59 * 60_000)
  expect(describeIds(id)).toBe('accepted')
  await account.clock.advance(60_000)
  expect(describeIds(id)).toMatch(/^InvalidInstanceID.NotFound/)
})

test('terminating a terminated instance succeeds', async () => {
  const [id] = account.launch()
  await account.settle()
  account.call('TerminateInstances', { InstanceIds: [id] })
  await account.clock.advance(5000)

  expect(account.refusal('TerminateInstances', { InstanceIds: [id] })).toBe('accepted')
})

test('one unknown id among many, and nothing is terminated', async () => {
  const [id] = account.launch()
  await account.settle()

  expect(account.refusal('TerminateInstances', { InstanceIds: [id, 'i-0123456789abcdef0'] })).toMatch(
    /^InvalidInstanceID.NotFound/,
  )
  expect(stateOf(id)).toBe('running')
})

test('a protected instance spares all of its zone, while other zones are terminated though the call fails', async () => {
  const [kept] = account.launch({ DisableApiTermination: true })
  const [beside] = account.launch()
  const [elsewhere] = account.launch({ SubnetId: subnetC })
  await account.settle()

  expect(account.refusal('TerminateInstances', { InstanceIds: [beside, elsewhere, kept] })).toBe(
    `OperationNotPermitted: The instance '${kept}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  )
  expect([kept, beside, elsewhere].map(stateOf)).toEqual(['running', 'running', 'shutting-down'])
})

test('a protected instance is not stopped, and none beside it', async () => {
  const [kept] = account.launch({ DisableApiStop: true })
  const [beside] = account.launch()
  await account.settle()

  expect(account.refusal('StopInstances', { InstanceIds: [beside, kept] })).toBe(
    `OperationNotPermitted: The instance '${kept}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
  )
  expect([kept, beside].map(stateOf)).toEqual(['running', 'running'])

  account.call('ModifyInstanceAttribute', { InstanceId: kept, DisableApiStop: { Value: false } })
  expect(account.refusal('StopInstances', { InstanceIds: [beside, kept] })).toBe('accepted')
})

test('an instance is terminated once its protection is taken away', async () => {
  const [id] = account.launch({ DisableApiTermination: true })
  await account.settle()

  account.call('ModifyInstanceAttribute', { InstanceId: id, DisableApiTermination: { Value: false } })
  account.call('TerminateInstances', { InstanceIds: [id] })

  expect(stateOf(id)).toBe('shutting-down')
})

test('an instance stops, starts again at its address, and is told of each time', async () => {
  const told: string[] = []
  account.world.compute.events.on('running', () => void told.push('running'))
  account.world.compute.events.on('stopped', () => void told.push('stopped'))
  const [id] = account.launch()
  await account.settle()
  const address = account.world.compute.instances.get(id ?? '')?.privateAddress

  account.call('StopInstances', { InstanceIds: [id] })
  expect(stateOf(id)).toBe('stopping')
  await account.clock.advance(5000)
  expect(stateOf(id)).toBe('stopped')
  account.call('StartInstances', { InstanceIds: [id] })
  await account.settle()

  expect(stateOf(id)).toBe('running')
  expect(account.world.compute.instances.get(id ?? '')?.privateAddress).toBe(address)
  expect(told).toEqual(['running', 'stopped', 'running'])
})

describe.each([
  ['a pending instance', async () => account.clock.advance(2000), 'StopInstances'],
  ['a terminated instance', () => end(), 'StopInstances'],
  ['a terminated instance', () => end(), 'StartInstances'],
])('%s', (_, reach, action) => {
  test(`is in no state for ${action}`, async () => {
    const [id] = account.launch()
    await reach()

    expect(account.refusal(action, { InstanceIds: [id] })).toMatch(/^IncorrectInstanceState/)
  })
})

async function end(): Promise<void> {
  await account.settle()
  account.call('TerminateInstances', { InstanceIds: [...account.world.compute.instances.keys()] })
  await account.clock.advance(5000)
}

test.each([
  ['while it is pending', 3000],
  ['while it is running', 8000],
])('an instance that is to die %s turns terminated by itself, and says why', async (_, ms) => {
  const [id = ''] = account.launch()
  account.world.compute.dieAfter(id, ms)

  await account.clock.advance(ms)

  const answer = account.call<{ Reservations: { Instances: { StateReason: { Code: string } }[] }[] }>(
    'DescribeInstances',
    { InstanceIds: [id] },
  )
  expect(stateOf(id)).toBe('terminated')
  expect(answer.Reservations[0]?.Instances[0]?.StateReason.Code).toBe('Client.InternalError')
})

test.each(['StopInstances', 'StartInstances', 'TerminateInstances'])(
  'a dry run of %s changes nothing',
  async (action) => {
    const [id] = account.launch()
    await account.settle()

    expect(account.refusal(action, { InstanceIds: [id], DryRun: true })).toMatch(/^DryRunOperation/)
    expect(stateOf(id)).toBe('running')
  },
)
