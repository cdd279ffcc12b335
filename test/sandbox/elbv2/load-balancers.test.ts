import type { CreateLoadBalancerCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { createLoadBalancer } from '../../../sandbox/operations/elbv2/create-load-balancer.ts'
import { deleteLoadBalancer } from '../../../sandbox/operations/elbv2/delete-load-balancer.ts'
import { describeAccountLimits } from '../../../sandbox/operations/elbv2/describe-account-limits.ts'
import { describeListeners } from '../../../sandbox/operations/elbv2/describe-listeners.ts'
import { describeLoadBalancerAttributes } from '../../../sandbox/operations/elbv2/describe-load-balancer-attributes.ts'
import { describeLoadBalancers } from '../../../sandbox/operations/elbv2/describe-load-balancers.ts'
import { modifyLoadBalancerAttributes } from '../../../sandbox/operations/elbv2/modify-load-balancer-attributes.ts'
import { createScene, fixed, forward, present, refusal } from './scene.ts'

describe('CreateLoadBalancer', () => {
  test('makes one that is provisioning for a while, then active', async () => {
    const { world, loadBalancer } = createScene()
    const state = () =>
      describeLoadBalancers(world, { LoadBalancerArns: [loadBalancer] }).LoadBalancers?.[0]?.State?.Code

    const first = state()
    await world.clock.advance(1_000)

    expect([first, state()]).toEqual(['provisioning', 'active'])
  })

  test('shows what it made', () => {
    const { world, subnets, vpcId } = createScene()

    const made = createLoadBalancer(world, {
      Name: 'app',
      Subnets: [subnets.a, subnets.c],
      Scheme: 'internal',
    })

    expect(made.LoadBalancers?.[0]).toMatchObject({
      LoadBalancerArn: expect.stringMatching(/:loadbalancer\/app\/app\/[0-9a-f]{16}$/),
      DNSName: expect.stringMatching(/^internal-app-\d+\.us-east-1\.elb\.amazonaws\.com$/),
      CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
      Scheme: 'internal',
      Type: 'application',
      VpcId: vpcId,
      IpAddressType: 'ipv4',
      EnablePrefixForIpv6SourceNat: 'off',
      SecurityGroups: [world.compute.defaultSecurityGroup(vpcId).id],
      AvailabilityZones: [
        { ZoneName: 'us-east-1a', SubnetId: subnets.a },
        { ZoneName: 'us-east-1c', SubnetId: subnets.c },
      ],
    })
  })

  test('gives every load balancer nodes of its own', () => {
    const { world, balancer } = createScene()
    balancer('other')

    const addresses = [...world.loadBalancing.loadBalancers.values()].flatMap(
      ({ nodeAddresses }) => nodeAddresses,
    )

    expect(addresses).toEqual(['127.9.1.1', '127.9.1.2', '127.9.1.3', '127.9.1.4'])
  })

  test('gives the existing one back where the settings are the same', () => {
    const { balancer, loadBalancer } = createScene()

    expect(balancer('web')).toBe(loadBalancer)
  })

  test('refuses a name that is taken with other settings', () => {
    const { world, subnets } = createScene()

    expect(
      refusal(() => createLoadBalancer(world, { Name: 'web', Subnets: [subnets.a, subnets.c] })),
    ).toMatch(/^DuplicateLoadBalancerName/)
  })

  test.each([
    ['one subnet', ['a'], /^ValidationError: At least two subnets/],
    ['two subnets of one zone', ['a', 'a'], /^InvalidConfigurationRequest/],
  ] as const)('refuses %s', (_, zones, expected) => {
    const { world, subnets } = createScene()

    expect(
      refusal(() => createLoadBalancer(world, { Name: 'x', Subnets: zones.map((zone) => subnets[zone]) })),
    ).toMatch(expected)
  })

  const mistakes: Record<string, [Partial<CreateLoadBalancerCommandInput>, RegExp]> = {
    'a subnet that does not exist': [{ Subnets: ['subnet-1'] }, /^SubnetNotFound/],
    'a security group that does not exist': [{ SecurityGroups: ['sg-1'] }, /^InvalidSecurityGroup/],
    'a network load balancer': [{ Type: 'network' }, /^ValidationError/],
    'a name that begins with internal-': [{ Name: 'internal-x' }, /^ValidationError/],
  }
  test.each(Object.keys(mistakes))('refuses %s', (name) => {
    const { world, subnets } = createScene()
    const [more, expected] = present(mistakes[name])
    const input = { Name: 'x', Subnets: [subnets.a, subnets.b], ...more }

    expect(refusal(() => createLoadBalancer(world, input))).toMatch(expected)
  })
})

describe('DeleteLoadBalancer', () => {
  test('takes listeners and rules with it, and frees the target groups', () => {
    const { world, group, listener, rule, loadBalancer, balancer } = createScene()
    const blue = group('blue')
    const arn = listener(80, [forward(blue)])
    rule(arn, 1, [forward(blue)])

    deleteLoadBalancer(world, { LoadBalancerArn: loadBalancer })

    expect(refusal(() => describeListeners(world, { ListenerArns: [arn] }))).toMatch(/^ListenerNotFound/)
    expect(world.loadBalancing.rules.size).toBe(0)
    expect(refusal(() => listener(80, [forward(blue)], balancer('other')))).toBe('accepted')
  })

  test('says so to whoever listens', () => {
    const { world, loadBalancer } = createScene()
    const gone: string[] = []
    world.loadBalancing.events.on('deleted', (arn) => gone.push(arn))

    deleteLoadBalancer(world, { LoadBalancerArn: loadBalancer })

    expect(gone).toEqual([loadBalancer])
  })

  test('of one that does not exist succeeds', () => {
    const { world, loadBalancer } = createScene()

    expect(refusal(() => deleteLoadBalancer(world, { LoadBalancerArn: `${loadBalancer}0` }))).toBe('accepted')
  })

  test('is refused while it is protected', () => {
    const { world, loadBalancer } = createScene()
    const Attributes = [{ Key: 'deletion_protection.enabled', Value: 'true' }]
    modifyLoadBalancerAttributes(world, { LoadBalancerArn: loadBalancer, Attributes })

    expect(refusal(() => deleteLoadBalancer(world, { LoadBalancerArn: loadBalancer }))).toBe(
      `OperationNotPermitted: Load balancer '${loadBalancer}' cannot be deleted because deletion protection is enabled`,
    )
  })
})

describe('attributes', () => {
  test.each([
    ['idle_timeout.timeout_seconds', '60'],
    ['client_keep_alive.seconds', '3600'],
    ['deletion_protection.enabled', 'false'],
    ['routing.http2.enabled', 'true'],
  ])('%s is %s at first', (Key, Value) => {
    const { world, loadBalancer } = createScene()

    const all = describeLoadBalancerAttributes(world, { LoadBalancerArn: loadBalancer }).Attributes

    expect(all).toContainEqual({ Key, Value })
  })

  test.each([
    ['idle_timeout.timeout_seconds', '4001'],
    ['client_keep_alive.seconds', '59'],
    ['load_balancing.cross_zone.enabled', 'false'],
    ['constructor', 'x'],
  ])('%s may not be %s', (Key, Value) => {
    const { world, loadBalancer } = createScene()

    expect(
      refusal(() =>
        modifyLoadBalancerAttributes(world, { LoadBalancerArn: loadBalancer, Attributes: [{ Key, Value }] }),
      ),
    ).toMatch(/^ValidationError/)
  })
})

describe('DescribeLoadBalancers', () => {
  test('finds by name', () => {
    const { world, loadBalancer, balancer } = createScene()
    balancer('other')

    const found = describeLoadBalancers(world, { Names: ['web'] }).LoadBalancers

    expect(found?.map(({ LoadBalancerArn }) => LoadBalancerArn)).toEqual([loadBalancer])
  })

  test('names what it does not find', () => {
    const { world } = createScene()

    expect(refusal(() => describeLoadBalancers(world, { Names: ['nope'] }))).toBe(
      "LoadBalancerNotFound: Load balancers '[nope]' not found",
    )
  })
})

test('DescribeAccountLimits names the quotas', () => {
  const { world } = createScene()

  const limits = present(describeAccountLimits(world, {}).Limits)

  expect(limits).toContainEqual({ Name: 'rules-per-application-load-balancer', Max: '100' })
  expect(limits).toContainEqual({ Name: 'target-groups', Max: '3000' })
})

describe('pages', () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `lb${index}`)

  test('show everything once, though something is deleted between two', () => {
    const { world, balancer, loadBalancer } = createScene()
    const all = [loadBalancer, ...names(4).map(balancer)].toSorted()

    const first = describeLoadBalancers(world, { PageSize: 2 })
    deleteLoadBalancer(world, { LoadBalancerArn: all[1] })
    const second = describeLoadBalancers(world, { PageSize: 2, Marker: first.NextMarker })
    const third = describeLoadBalancers(world, { PageSize: 2, Marker: second.NextMarker })

    const seen = [first, second, third].map(({ LoadBalancers }) =>
      LoadBalancers?.map((one) => one.LoadBalancerArn),
    )
    expect(seen).toEqual([all.slice(0, 2), all.slice(2, 4), all.slice(4)])
    expect(third.NextMarker).toBeUndefined()
  })

  test('end without a marker when they are just full', () => {
    const { world, balancer } = createScene()
    balancer('other')

    expect(describeLoadBalancers(world, { PageSize: 2 }).NextMarker).toBeUndefined()
  })

  test.each([0, 401])('cannot have %d things', (PageSize) => {
    const { world } = createScene()

    expect(refusal(() => describeLoadBalancers(world, { PageSize }))).toMatch(/^ValidationError/)
  })

  test('cannot begin at a marker that was never given', () => {
    const { world } = createScene()

    expect(refusal(() => describeLoadBalancers(world, { Marker: 'x' }))).toMatch(/^ValidationError/)
  })

  test('of listeners are in one order', () => {
    const { world, listener, loadBalancer } = createScene()
    const all = [80, 81, 82].map((port) => listener(port, [fixed()])).toSorted()

    const first = describeListeners(world, { LoadBalancerArn: loadBalancer, PageSize: 1 })
    const rest = describeListeners(world, { LoadBalancerArn: loadBalancer, Marker: first.NextMarker })

    const seen = [first, rest].flatMap(({ Listeners }) => Listeners?.map((one) => one.ListenerArn))
    expect(seen).toEqual(all)
  })
})
