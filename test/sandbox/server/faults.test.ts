import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DescribeInstancesCommand, RunInstancesCommand } from '@aws-sdk/client-ec2'
import {
  AddTagsCommand,
  DeleteRuleCommand,
  DescribeRulesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { GetChangeCommand } from '@aws-sdk/client-route-53'
import { expect, test } from 'vitest'
import { createFaults } from '../../../sandbox/server/faults.ts'
import { endpointWith, failureOf } from './endpoint-under-test.ts'

const deleteRule = new DeleteRuleCommand({ RuleArn: 'r' })

/** An endpoint whose DeleteRule counts how often it took effect. */
async function counting(faults: unknown) {
  let effects = 0
  const under = await endpointWith({
    DeleteRule() {
      effects += 1
      return {}
    },
    DescribeRules: () => ({ Rules: [] }),
    AddTags: () => ({}),
    DescribeInstances: () => ({ Reservations: [] }),
    GetChange: () => ({}),
  })
  under.backend.faults.add(faults)
  return { ...under, effects: () => effects }
}

test('a fault strikes the nth call and no other', async () => {
  const { elb, effects } = await counting([
    { service: 'elbv2', action: 'DeleteRule', nth: 2, kind: 'error', code: 'Odd' },
  ])

  await elb.send(deleteRule)
  const second = await failureOf(elb.send(deleteRule))
  await elb.send(deleteRule)

  expect(second).toMatchObject({ code: 'Odd', status: 400 })
  expect(effects()).toBe(2)
})

test('a fault strikes as many times in a row as it says', async () => {
  const { elb, backend } = await counting([{ action: 'DeleteRule', kind: 'error', code: 'Odd', times: 2 }])

  const failures = [await failureOf(elb.send(deleteRule)), await failureOf(elb.send(deleteRule))]
  await elb.send(deleteRule)

  expect(failures.map(({ code }) => code)).toEqual(['Odd', 'Odd'])
  expect(backend.faults.pending()).toEqual([])
})

test('a fault with a match leaves other parameters alone and does not count them', async () => {
  const { elb } = await counting([
    { action: 'AddTags', kind: 'error', code: 'Odd', nth: 2, match: { 'Tags.Key': 'b', ResourceArns: 'y' } },
  ])
  const tag = (arn: string, key: string) =>
    elb.send(new AddTagsCommand({ ResourceArns: ['x', arn], Tags: [{ Key: 'a' }, { Key: key }] }))

  await tag('y', 'b')
  await tag('y', 'c')
  await tag('z', 'b')

  expect(await failureOf(tag('y', 'b'))).toMatchObject({ code: 'Odd' })
})

test('an error before keeps the call from taking effect, an error after does not', async () => {
  const before = await counting([{ action: 'DeleteRule', kind: 'error', when: 'before' }])
  const after = await counting([{ action: 'DeleteRule', kind: 'error', when: 'after' }])

  const failures = [await failureOf(before.elb.send(deleteRule)), await failureOf(after.elb.send(deleteRule))]

  expect(failures.map(({ status, code }) => `${status} ${code}`)).toEqual([
    '500 InternalFailure',
    '500 InternalFailure',
  ])
  expect([before.effects(), after.effects()]).toEqual([0, 1])
})

test('a lost response takes effect and cuts the connection; lost before, it has no effect', async () => {
  const lost = await counting([{ action: 'DeleteRule', kind: 'lost-response' }])
  const never = await counting([{ action: 'DeleteRule', kind: 'lost-response', when: 'before' }])

  const failures = [await failureOf(lost.elb.send(deleteRule)), await failureOf(never.elb.send(deleteRule))]

  expect(failures.map(({ message }) => message)).toEqual(['socket hang up', 'socket hang up'])
  expect([lost.effects(), never.effects()]).toEqual([1, 0])
})

test('throttling and denial are said as each service says them', async () => {
  const { elb, ec2, route53 } = await counting(
    ['throttle', 'deny']
      .map((kind) => ({ kind, times: 1 }))
      .flatMap((fault) => [
        { ...fault, service: 'elasticloadbalancing', nth: fault.kind === 'deny' ? 2 : 1 },
        { ...fault, service: 'ec2', nth: fault.kind === 'deny' ? 2 : 1 },
        { ...fault, service: 'route53', nth: fault.kind === 'deny' ? 2 : 1 },
      ]),
  )
  const calls = [
    () => elb.send(new DescribeRulesCommand()),
    () => ec2.send(new DescribeInstancesCommand()),
    () => route53.send(new GetChangeCommand({ Id: 'C1' })),
  ]

  const said: string[] = []
  for (const call of [...calls, ...calls]) {
    const { status, code } = await failureOf(call())
    said.push(`${status} ${code}`)
  }

  expect(said).toEqual([
    '400 ThrottlingException',
    '503 RequestLimitExceeded',
    '400 Throttling',
    '403 AccessDenied',
    '403 UnauthorizedOperation',
    '403 AccessDenied',
  ])
})

test('a delay holds the call for that long by the clock of the sandbox', async () => {
  const { elb, world, effects } = await counting([{ action: 'DeleteRule', kind: 'delay', ms: 3_600_000 }])
  let answered = false

  const call = elb.send(deleteRule).then(() => {
    answered = true
  })
  await elb.send(new DescribeRulesCommand())
  const before = { answered, effects: effects() }
  await world.clock.advance(3_600_000)
  await call

  expect(before).toEqual({ answered: false, effects: 0 })
  expect(effects()).toBe(1)
})

test('kill ends the process group before the call takes effect', async () => {
  const child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' })
  const ended = once(child, 'exit')
  const { elb, effects } = await counting([{ action: 'DeleteRule', kind: 'kill', pid: child.pid }])

  await failureOf(elb.send(deleteRule))
  const [, signal] = await ended

  expect(signal).toBe('SIGKILL')
  expect(effects()).toBe(0)
})

test('an instance that is to die is launched, and dies after its time', async () => {
  const { ec2, world, backend } = await endpointWith({
    RunInstances: ({ compute }) => {
      const vpcId = compute.addVpc().id
      const subnetId = compute.addSubnet({ vpcId, zone: 'us-east-1a' }).id
      const imageId = compute.addImage({ name: 'i' }).id
      const launched = compute.launch({ imageId, subnetId, type: 't3.small', count: 2 })
      return { Instances: launched.map(({ id }) => ({ InstanceId: id })) }
    },
  })
  backend.faults.add([{ service: 'ec2', action: 'RunInstances', kind: 'die', ms: 5000 }])
  const states = () => [...world.compute.instances.values()].map(({ state }) => state)

  await ec2.send(new RunInstancesCommand({ MinCount: 2, MaxCount: 2 }))
  const before = states()
  await world.clock.advance(60_000)

  expect(before).toEqual(['pending', 'pending'])
  expect(states()).toEqual(['terminated', 'terminated'])
})

test('a list of faults with mistakes is refused whole, with every mistake', () => {
  const faults = createFaults()

  expect(() =>
    faults.add([
      { kind: 'kill', pid: 1 },
      { kind: 'throttle' },
      { kind: 'explode' },
      { kind: 'delay', mss: 1 },
    ]),
  ).toThrow(/0\.pid.*2\.kind.*3\.mss/)
  expect(faults.pending()).toEqual([])
})
