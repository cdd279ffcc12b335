import type { CreateTargetGroupCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { createTargetGroup } from '../../../sandbox/operations/elbv2/create-target-group.ts'
import { deleteTargetGroup } from '../../../sandbox/operations/elbv2/delete-target-group.ts'
import { describeTargetGroupAttributes } from '../../../sandbox/operations/elbv2/describe-target-group-attributes.ts'
import { describeTargetGroups } from '../../../sandbox/operations/elbv2/describe-target-groups.ts'
import { modifyListener } from '../../../sandbox/operations/elbv2/modify-listener.ts'
import { modifyTargetGroup } from '../../../sandbox/operations/elbv2/modify-target-group.ts'
import { modifyTargetGroupAttributes } from '../../../sandbox/operations/elbv2/modify-target-group-attributes.ts'
import { createScene, fixed, forward, present, refusal, weighted } from './scene.ts'

type More = Partial<CreateTargetGroupCommandInput>

describe('CreateTargetGroup', () => {
  test('fills in what AWS fills in', () => {
    const { world, vpcId } = createScene()

    const made = createTargetGroup(world, { Name: 'blue', Protocol: 'HTTP', Port: 80, VpcId: vpcId })

    expect(made.TargetGroups).toEqual([
      {
        TargetGroupArn: expect.stringMatching(
          /^arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/blue\/[0-9a-f]{16}$/,
        ),
        TargetGroupName: 'blue',
        Protocol: 'HTTP',
        ProtocolVersion: 'HTTP1',
        Port: 80,
        VpcId: vpcId,
        HealthCheckEnabled: true,
        HealthCheckProtocol: 'HTTP',
        HealthCheckPort: 'traffic-port',
        HealthCheckPath: '/',
        HealthCheckIntervalSeconds: 30,
        HealthCheckTimeoutSeconds: 5,
        HealthyThresholdCount: 5,
        UnhealthyThresholdCount: 2,
        Matcher: { HttpCode: '200' },
        TargetType: 'instance',
        IpAddressType: 'ipv4',
      },
    ])
  })

  test.each([
    ['HTTP', undefined, 5],
    ['HTTPS', undefined, 5],
    ['TCP', undefined, 10],
    ['TCP', 'HTTP', 6],
  ] as const)('gives %s groups that are checked by %s %i seconds to answer', (Protocol, by, seconds) => {
    const { world, group } = createScene()
    const check = by === undefined ? {} : { HealthCheckProtocol: by }
    const arn = group('one', { Protocol, ...check })

    const [shown] = describeTargetGroups(world, { TargetGroupArns: [arn] }).TargetGroups ?? []

    expect(shown?.HealthCheckTimeoutSeconds).toBe(seconds)
  })

  test('shows of a group for a function neither port nor protocol', () => {
    const { world } = createScene()

    const [made] = createTargetGroup(world, { Name: 'function', TargetType: 'lambda' }).TargetGroups ?? []

    expect(Object.keys(made ?? {}).filter((name) => /Port|Protocol|Vpc/.test(name))).toEqual([])
    expect(made).toMatchObject({ HealthCheckEnabled: false, UnhealthyThresholdCount: 2 })
  })

  test('shows an empty list of load balancers only where a group is described', () => {
    const { world, group } = createScene()
    const arn = group('blue')

    const [shown] = describeTargetGroups(world, { TargetGroupArns: [arn] }).TargetGroups ?? []

    expect(shown?.LoadBalancerArns).toEqual([])
  })

  test('gives the existing one back where the settings are the same', () => {
    const { group } = createScene()

    expect(group('blue')).toBe(group('blue'))
  })

  const others: [string, More][] = [
    ['port', { Port: 81 }],
    ['protocol', { Protocol: 'HTTPS' }],
    ['target type', { TargetType: 'ip' }],
    ['health check', { HealthCheckPath: '/healthz' }],
  ]
  test.each(others)('refuses a name that is taken with another %s', (_, more) => {
    const { group } = createScene()
    group('blue')

    expect(refusal(() => group('blue', more))).toBe(
      "DuplicateTargetGroupName: A target group with the same name 'blue' exists, but with different settings",
    )
  })

  test.each(['', '-a', 'a-', 'a_b', 'a'.repeat(33)])('refuses the name %j', (name) => {
    const { group } = createScene()

    expect(refusal(() => group(name))).toMatch(/^ValidationError: Target group name/)
  })

  const mistakes: Record<string, More> = {
    'no protocol': { Protocol: undefined },
    'no port': { Port: undefined },
    'no VPC': { VpcId: undefined },
    'a VPC that does not exist': { VpcId: 'vpc-1' },
    'an unknown protocol version': { ProtocolVersion: 'HTTP3' },
    'an interval under 5 s': { HealthCheckIntervalSeconds: 4, HealthCheckTimeoutSeconds: 2 },
    'an interval over 300 s': { HealthCheckIntervalSeconds: 301 },
    'a timeout under 2 s': { HealthCheckTimeoutSeconds: 1 },
    'a timeout over 120 s': { HealthCheckTimeoutSeconds: 121, HealthCheckIntervalSeconds: 200 },
    'a timeout as long as the interval': { HealthCheckTimeoutSeconds: 5, HealthCheckIntervalSeconds: 5 },
    'one pass to be healthy again': { HealthyThresholdCount: 1 },
    'eleven failures': { UnhealthyThresholdCount: 11 },
    'a path without a slash': { HealthCheckPath: 'healthz' },
    'a check port of 0': { HealthCheckPort: '0' },
    'a code over 499': { Matcher: { HttpCode: '500' } },
    'a range that ends over 499': { Matcher: { HttpCode: '200,300-500' } },
    'a range that runs backwards': { Matcher: { HttpCode: '300-200' } },
  }
  test.each(Object.keys(mistakes))('refuses %s', (name) => {
    const { group } = createScene()

    expect(refusal(() => group('blue', mistakes[name]))).toMatch(/^ValidationError/)
  })

  test.each(['200', '200,202', '200-399', '200,301-302'])('takes the codes %s', (HttpCode) => {
    const { group } = createScene()

    expect(refusal(() => group('blue', { Matcher: { HttpCode } }))).toBe('accepted')
  })

  test.each<More>([{ HealthCheckEnabled: false }, { HealthCheckProtocol: 'TCP' }])(
    'refuses %j, which needs another kind of group',
    (more) => {
      const { group } = createScene()

      expect(refusal(() => group('blue', more))).toMatch(/^InvalidConfigurationRequest/)
    },
  )

  test('of type lambda has neither protocol nor port', () => {
    const { world } = createScene()

    const made = createTargetGroup(world, { Name: 'fn', TargetType: 'lambda' }).TargetGroups?.[0]

    expect(made).toMatchObject({ TargetType: 'lambda', HealthCheckEnabled: false })
    expect(made).not.toHaveProperty('Protocol')
  })
})

describe('the load balancer of a group', () => {
  test('follows from what listeners and rules name', () => {
    const { world, group, listener, loadBalancer } = createScene()
    const [blue, green] = [group('blue'), group('green')]
    const of = () =>
      [blue, green].map(
        (arn) => describeTargetGroups(world, { TargetGroupArns: [arn] }).TargetGroups?.[0]?.LoadBalancerArns,
      )
    const arn = listener(80, [weighted({ [blue]: 1, [green]: 0 })])

    const both = of()
    modifyListener(world, { ListenerArn: arn, DefaultActions: [forward(green)] })

    expect([both, of()]).toEqual([
      [[loadBalancer], [loadBalancer]],
      [[], [loadBalancer]],
    ])
  })

  test('is a filter for groups', () => {
    const { world, group, listener, loadBalancer } = createScene()
    const [blue] = [group('blue'), group('green')]
    listener(80, [forward(blue)])

    const found = describeTargetGroups(world, { LoadBalancerArn: loadBalancer }).TargetGroups

    expect(found?.map(({ TargetGroupArn }) => TargetGroupArn)).toEqual([blue])
  })
})

describe('DeleteTargetGroup', () => {
  test('refuses a group in use, even with weight 0', () => {
    const { world, group, listener } = createScene()
    const [blue, green] = [group('blue'), group('green')]
    listener(80, [weighted({ [blue]: 1, [green]: 0 })])

    expect(refusal(() => deleteTargetGroup(world, { TargetGroupArn: green }))).toBe(
      `ResourceInUse: Target group '${green}' is currently in use by a listener or a rule`,
    )
  })

  test('deletes a group that is not named any more, and once more is no mistake', () => {
    const { world, group, listener } = createScene()
    const blue = group('blue')
    const arn = listener(80, [forward(blue)])
    modifyListener(world, { ListenerArn: arn, DefaultActions: [fixed()] })

    deleteTargetGroup(world, { TargetGroupArn: blue })

    expect(refusal(() => describeTargetGroups(world, { Names: ['blue'] }))).toBe(
      'TargetGroupNotFound: One or more target groups not found',
    )
    expect(refusal(() => deleteTargetGroup(world, { TargetGroupArn: blue }))).toBe('accepted')
  })
})

test('ModifyTargetGroup leaves what is not sent as it was', () => {
  const { world, group } = createScene()
  const TargetGroupArn = group('blue', { HealthCheckPath: '/a', HealthyThresholdCount: 3 })

  const after = modifyTargetGroup(world, { TargetGroupArn, HealthCheckPath: '/b' }).TargetGroups?.[0]

  expect(after).toMatchObject({
    HealthCheckPath: '/b',
    HealthyThresholdCount: 3,
    HealthCheckIntervalSeconds: 30,
  })
})

describe('attributes', () => {
  const set = (Key: string, Value: string) => {
    const { world, group } = createScene()
    const TargetGroupArn = group('blue')
    const answer = refusal(() =>
      modifyTargetGroupAttributes(world, { TargetGroupArn, Attributes: [{ Key, Value }] }),
    )
    const after = present(describeTargetGroupAttributes(world, { TargetGroupArn }).Attributes)
    return { answer, value: after.find((one) => one.Key === Key)?.Value }
  }

  test.each([
    ['deregistration_delay.timeout_seconds', '300'],
    ['stickiness.enabled', 'false'],
    ['load_balancing.algorithm.type', 'round_robin'],
    ['slow_start.duration_seconds', '0'],
    ['target_group_health.dns_failover.minimum_healthy_targets.count', '1'],
    ['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', '1'],
  ])('%s is %s at first', (key, value) => {
    const { world, group } = createScene()

    const all = describeTargetGroupAttributes(world, { TargetGroupArn: group('blue') }).Attributes

    expect(all).toContainEqual({ Key: key, Value: value })
  })

  test.each([
    ['deregistration_delay.timeout_seconds', '0'],
    ['deregistration_delay.timeout_seconds', '3600'],
    ['slow_start.duration_seconds', '30'],
    ['stickiness.lb_cookie.duration_seconds', '604800'],
    ['load_balancing.algorithm.type', 'least_outstanding_requests'],
  ])('%s may be %s', (key, value) => {
    expect(set(key, value)).toEqual({ answer: 'accepted', value })
  })

  test.each([
    ['deregistration_delay.timeout_seconds', '3601'],
    ['deregistration_delay.timeout_seconds', '-1'],
    ['slow_start.duration_seconds', '29'],
    ['stickiness.enabled', 'yes'],
    ['stickiness.app_cookie.cookie_name', 'AWSALBX'],
    ['no.such.key', '1'],
  ])('%s may not be %s', (key, value) => {
    expect(set(key, value).answer).toMatch(/^ValidationError/)
  })

  test('slow start and another algorithm than round robin exclude each other', () => {
    const { world, group } = createScene()
    const Attributes = [
      { Key: 'slow_start.duration_seconds', Value: '30' },
      { Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' },
    ]

    expect(
      refusal(() => modifyTargetGroupAttributes(world, { TargetGroupArn: group('blue'), Attributes })),
    ).toMatch(/^InvalidConfigurationRequest/)
  })
})

test('an account has at most 3000 target groups', () => {
  const { group } = createScene()
  for (let number = 1; number <= 3000; number++) group(`g${number}`)

  expect(refusal(() => group('one-more'))).toMatch(/^TooManyTargetGroups/)
})

test('a load balancer has at most 100 different target groups', () => {
  const { group, listener, rule } = createScene()
  const arn = listener(80, [fixed()])
  const five = (first: number) =>
    weighted(Object.fromEntries([0, 1, 2, 3, 4].map((more) => [group(`g${first + more}`), 1])))
  for (let number = 0; number < 100; number += 5) rule(arn, number + 1, [five(number)])

  expect(refusal(() => rule(arn, 200, [forward(group('g0'))]))).toBe('accepted')
  expect(refusal(() => rule(arn, 201, [forward(group('one-more'))]))).toMatch(
    /^TooManyUniqueTargetGroupsPerLoadBalancer/,
  )
})
