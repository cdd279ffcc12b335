import { describe, expect, test } from 'vitest'
import { deregisterTargets } from '../../../sandbox/operations/elbv2/deregister-targets.ts'
import { describeTargetHealth } from '../../../sandbox/operations/elbv2/describe-target-health.ts'
import { registerTargets } from '../../../sandbox/operations/elbv2/register-targets.ts'
import { createScene, forward, refusal, weighted } from './scene.ts'

describe('RegisterTargets', () => {
  test('refuses an instance that does not exist, and registers none of the others', () => {
    const { group, register, instance, health } = createScene()
    const blue = group('blue')

    expect(refusal(() => register(blue, instance(), 'i-0123456789abcdef0'))).toBe(
      "InvalidTarget: The following instances do not exist: 'i-0123456789abcdef0'",
    )
    expect(health(blue)).toEqual({})
  })

  test('refuses an instance that does not run', () => {
    const { world, group, register, instance } = createScene()
    const id = instance()
    world.compute.stop(id)

    expect(refusal(() => register(group('blue'), id))).toBe(
      `InvalidTarget: The following targets are not in a running state and cannot be registered: '${id}'`,
    )
  })

  test('refuses an instance of another VPC', () => {
    const { world, group, register, instance } = createScene()
    const vpcId = world.compute.addVpc().id
    const elsewhere = instance(world.compute.addSubnet({ vpcId, zone: 'us-east-1a' }).id)

    expect(refusal(() => register(group('blue'), elsewhere))).toMatch(/^InvalidTarget: .*VPC/)
  })

  test('refuses what is no instance id', () => {
    const { group, register } = createScene()

    expect(refusal(() => register(group('blue'), '10.0.0.1'))).toBe(
      "ValidationError: Instance ID '10.0.0.1' is not valid",
    )
  })

  test('refuses a group that does not exist', () => {
    const { group, register, instance } = createScene()

    expect(refusal(() => register(`${group('blue')}0`, instance()))).toBe(
      'TargetGroupNotFound: One or more target groups not found',
    )
  })

  test('takes one instance with several ports, each a target of its own', () => {
    const { world, group, instance, health } = createScene()
    const TargetGroupArn = group('blue')
    const Id = instance()

    registerTargets(world, { TargetGroupArn, Targets: [{ Id }, { Id, Port: 9090 }] })
    deregisterTargets(world, { TargetGroupArn, Targets: [{ Id, Port: 9090 }] })

    const states = Object.entries(health(TargetGroupArn)).map(([key, said]) => [key, said?.State])
    expect(states).toEqual([
      [`${Id}:8080`, 'unused'],
      [`${Id}:9090`, 'draining'],
    ])
  })

  test('deregisters a target with a port of its own only when told that port', () => {
    const { world, group, instance, health } = createScene()
    const TargetGroupArn = group('blue')
    const Id = instance()
    registerTargets(world, { TargetGroupArn, Targets: [{ Id, Port: 9090 }] })

    deregisterTargets(world, { TargetGroupArn, Targets: [{ Id }] })

    expect(health(TargetGroupArn)[`${Id}:9090`]?.State).toBe('unused')
  })

  test('leaves a target that is registered already as it was found', () => {
    const { group, listener, register, instance, check, health } = createScene()
    const blue = group('blue')
    const id = instance()
    listener(80, [forward(blue)])
    register(blue, id)
    check(blue, id, true)

    register(blue, id)

    expect(health(blue)[`${id}:8080`]).toEqual({ State: 'healthy' })
  })

  test('needs at least one target', () => {
    const { group, register } = createScene()

    expect(refusal(() => register(group('blue')))).toMatch(/^ValidationError/)
  })
})

describe('a group of addresses', () => {
  const registerAddress = (Id: string, AvailabilityZone?: string) => {
    const { world, group } = createScene()
    const TargetGroupArn = group('ips', { TargetType: 'ip' })
    const answer = refusal(() =>
      registerTargets(world, { TargetGroupArn, Targets: [{ Id, AvailabilityZone }] }),
    )
    return { answer, targets: describeTargetHealth(world, { TargetGroupArn }).TargetHealthDescriptions }
  }

  test('finds the zone of an address of the VPC by itself', () => {
    const { answer, targets } = registerAddress('127.9.16.5')

    expect(answer).toBe('accepted')
    expect(targets?.[0]?.Target).toEqual({ Id: '127.9.16.5', Port: 8080, AvailabilityZone: 'us-east-1a' })
  })

  test('takes a private address outside the VPC with a zone', () => {
    expect(registerAddress('10.1.2.3', 'all').answer).toBe('accepted')
  })

  test('refuses a private address outside the VPC without a zone', () => {
    expect(registerAddress('10.1.2.3').answer).toMatch(
      /^InvalidTarget: You must specify an Availability Zone/,
    )
  })

  test('refuses a public address', () => {
    expect(registerAddress('8.8.8.8', 'all').answer).toMatch(/^InvalidTarget/)
  })

  test('refuses what is no address', () => {
    expect(registerAddress('example.com').answer).toMatch(/^ValidationError/)
  })
})

describe('at most 1000 targets', () => {
  const thousand = (first: number) =>
    Array.from({ length: 1000 }, (_, index) => ({
      Id: `10.${first}.${index >> 8}.${index & 255}`,
      AvailabilityZone: 'all',
    }))

  test('are in a group', () => {
    const { world, group } = createScene()
    const TargetGroupArn = group('ips', { TargetType: 'ip' })
    registerTargets(world, { TargetGroupArn, Targets: thousand(1) })

    expect(
      refusal(() => registerTargets(world, { TargetGroupArn, Targets: thousand(2).slice(0, 1) })),
    ).toMatch(/^TooManyTargets: The maximum number of targets per target group '1000'/)
  })

  test('are behind a load balancer, all its groups together', () => {
    const { world, group, listener, loadBalancer } = createScene()
    const [blue, green] = [group('blue', { TargetType: 'ip' }), group('green', { TargetType: 'ip' })]
    listener(80, [weighted({ [blue]: 1, [green]: 0 })])
    registerTargets(world, { TargetGroupArn: blue, Targets: thousand(1) })

    expect(
      refusal(() => registerTargets(world, { TargetGroupArn: green, Targets: thousand(2).slice(0, 1) })),
    ).toBe(
      `TooManyTargets: The maximum number of targets per load balancer '1000' has been reached on load balancer '${loadBalancer}'`,
    )
  })

  test('are behind a load balancer, so a second full group cannot be attached', () => {
    const { world, group, listener, rule } = createScene()
    const [blue, green] = [group('blue', { TargetType: 'ip' }), group('green', { TargetType: 'ip' })]
    const arn = listener(80, [forward(blue)])
    registerTargets(world, { TargetGroupArn: blue, Targets: thousand(1) })
    registerTargets(world, { TargetGroupArn: green, Targets: thousand(2) })

    expect(refusal(() => rule(arn, 1, [forward(green)]))).toMatch(/^TooManyTargets/)
  })
})

test.each(['lambda', 'alb'] as const)('a group of type %s takes no targets here', (TargetType) => {
  const { world, group } = createScene()
  const more =
    TargetType === 'lambda'
      ? { Protocol: undefined, Port: undefined, VpcId: undefined }
      : { Protocol: 'TCP' as const }
  const TargetGroupArn = group('other', { TargetType, ...more })

  expect(refusal(() => registerTargets(world, { TargetGroupArn, Targets: [{ Id: 'arn' }] }))).toMatch(
    /^InvalidTarget/,
  )
})

test.each([
  ['nothing yet', [], undefined],
  ['it healthy', [true], 'no_override'],
  ['it unhealthy', [false, false], 'no_override'],
])(
  'DescribeTargetHealth, when checks of a target have found %s, says so much unasked of zonal shifts',
  (_, findings, state) => {
    const { world, group, listener, register, instance, check } = createScene()
    const TargetGroupArn = group('blue')
    listener(80, [forward(TargetGroupArn)])
    const id = instance()
    register(TargetGroupArn, id)
    for (const passed of findings) check(TargetGroupArn, id, passed)

    const [shown] = describeTargetHealth(world, { TargetGroupArn }).TargetHealthDescriptions ?? []

    expect(shown?.AdministrativeOverride?.State).toBe(state)
  },
)

test('DescribeTargetHealth adds what Include asks for', () => {
  const { world, group, register, instance } = createScene()
  const TargetGroupArn = group('blue')
  register(TargetGroupArn, instance())

  const [plain] = describeTargetHealth(world, { TargetGroupArn }).TargetHealthDescriptions ?? []
  const [all] =
    describeTargetHealth(world, { TargetGroupArn, Include: ['All'] }).TargetHealthDescriptions ?? []

  expect(plain).not.toHaveProperty('AnomalyDetection')
  expect(all).toMatchObject({
    AnomalyDetection: { Result: 'normal', MitigationInEffect: 'no' },
    AdministrativeOverride: { State: 'no_override' },
  })
})
