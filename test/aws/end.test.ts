import { DescribeInstancesCommand, EC2Client, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2'
import {
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Sandbox } from '../../sandbox/start.ts'
import { isDraining } from '../../src/deploy/seen.ts'
import {
  type Adapter,
  adapterOf,
  callsTo,
  look,
  lookUntil,
  perform,
  quickSandbox,
} from './support/adapter.ts'

let sandbox: Sandbox
let adapter: Adapter
let ids: readonly string[]
let ec2: EC2Client
/** Of five machines of blue: two of the first zone, and one of another. */
let [shielded, beside, elsewhere] = ['', '', '']

beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 5 })
  adapter = await adapterOf(sandbox)
  const { machines } = (await look(adapter)).sides.blue
  ids = machines.map(({ id }) => id)
  const zone = machines[0]?.zone
  ;[shielded = '', beside = ''] = machines.filter((machine) => machine.zone === zone).map(({ id }) => id)
  elsewhere = machines.find((machine) => machine.zone !== zone)?.id ?? ''
  ec2 = new EC2Client(configOf(sandbox))
  // R8: what is live would not be ended.
  await perform(adapter, { kind: 'forward', color: 'green' })
})
afterEach(async () => {
  ec2.destroy()
  await sandbox.close()
})

const configOf = ({ endpoint, env }: Sandbox) => ({
  endpoint,
  region: env['AWS_REGION'] ?? '',
  credentials: {
    accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  },
})
const protect = (what: 'DisableApiTermination' | 'DisableApiStop') =>
  ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: shielded, [what]: { Value: true } }))
const statesOf = async (some: readonly string[]) => {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [...some] }))
  const all = Reservations.flatMap(({ Instances = [] }) => Instances)
  return some.map((id) => all.find(({ InstanceId }) => InstanceId === id)?.State?.Name)
}
const end = (machines: readonly string[], color: 'blue' | 'kept' = 'blue') =>
  perform(adapter, { kind: 'terminate', color, machines })
const fault = (...faults: readonly object[]) =>
  fetch(new URL('/faults', sandbox.control), { method: 'POST', body: JSON.stringify(faults) })

test('a machine that is protected from termination is kept; those of its zone end, and those of others', async () => {
  await protect('DisableApiTermination')

  await end([shielded, beside, elsewhere])

  expect((await statesOf([shielded, beside, elsewhere]))[0]).toBe('running')
  const seen = await lookUntil(adapter, ({ sides }) =>
    [beside, elsewhere].every((id) => sides.blue.machines.find((one) => one.id === id)?.state !== 'running'),
  )
  expect(seen.kept.map(({ id }) => id)).toEqual([shielded])
  expect(seen.sides.blue.machines.map(({ id }) => id)).not.toContain(shielded)
})

test('with leave to end what was kept, protection is still respected, and said with its remedy', async () => {
  await protect('DisableApiTermination')
  await end([shielded])

  await expect(end([shielded], 'kept')).rejects.toMatchObject({
    message: `${shielded}: protected from termination`,
    remedy: expect.stringContaining('--no-disable-api-termination'),
  })
  expect(await statesOf([shielded])).toEqual(['running'])
})

test('an instance that vanishes between the look and the call keeps no other from its end', async () => {
  // As AWS says it: one unknown id, and nothing is done.
  const message = `The instance IDs '${shielded}, ${beside}' do not exist`
  await fault({
    ...{ kind: 'error', when: 'before', service: 'ec2', action: 'TerminateInstances', nth: 1 },
    ...{ code: 'InvalidInstanceID.NotFound', status: 400, message },
  })

  await end([shielded, beside, elsewhere])

  const answers = (await callsTo(sandbox)).filter(({ action }) => action === 'TerminateInstances')
  expect(answers.map(({ status }) => status)).toEqual([400, 200])
  // Both are shown by AWS all the same, and are asked for again.
  expect((await statesOf([shielded, beside, elsewhere])).includes('running')).toBe(false)
})

test('a machine that is protected from being stopped, or of a kind that cannot be, is kept as it is; others are stopped', async () => {
  await protect('DisableApiStop')
  const stop = { kind: 'error', when: 'before', service: 'ec2', action: 'StopInstances', status: 400 }
  const isSpot = `You can't stop the Spot Instance '${beside}' because it is associated with a one-time request.`
  const isStarting = `This instance '${elsewhere}' is not in a state from which it can be stopped.`
  await fault(
    { ...stop, nth: 1, code: 'UnsupportedOperation', message: isSpot },
    { ...stop, nth: 2, code: 'IncorrectInstanceState', message: isStarting },
  )
  const machines = [shielded, beside, elsewhere]

  await perform(adapter, { kind: 'keep', color: 'blue', machines, stop: true })

  const states = await statesOf(machines)
  expect(states.map((state) => state?.startsWith('stop'))).toEqual([false, false, true])
  expect((await look(adapter)).kept.map(({ id }) => id).sort()).toEqual([...machines].sort())
})

test('R4: how far the end of a machine has come is read back by the next run', async () => {
  const leaving = { passed: 2, late: true, since: Date.parse('2026-11-30T12:00:00.123Z') }

  await perform(adapter, { kind: 'leave', color: 'blue', machines: [shielded, beside], leaving })

  const { machines } = (await look(await adapterOf(sandbox))).sides.blue
  expect(
    machines
      .filter((one) => one.leaving !== undefined)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([shielded, beside].sort())
  expect(machines.find(({ id }) => id === shielded)?.leaving).toEqual(leaving)
})

test('how long a draining target may take is told by its own group', async () => {
  const [pair] = adapter.settings.pairs
  const elbv2 = new ElasticLoadBalancingV2Client(configOf(sandbox))
  const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '90' }]
  await elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: pair?.blue, Attributes }))
  elbv2.destroy()

  await perform(adapter, { kind: 'deregister', color: 'blue', only: [shielded] })

  const { targets } = (await look(adapter)).sides.blue
  const delays = targets.map((target) => [target.id, isDraining(target) ? target.drainsForMs : undefined])
  expect(delays).toEqual(ids.map((id) => [id, id === shielded ? 90_000 : undefined]))
})
