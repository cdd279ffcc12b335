import { describe, expect, test } from 'vitest'
import { createListener } from '../../../sandbox/operations/elbv2/create-listener.ts'
import { deleteListener } from '../../../sandbox/operations/elbv2/delete-listener.ts'
import { describeListenerAttributes } from '../../../sandbox/operations/elbv2/describe-listener-attributes.ts'
import { describeListeners } from '../../../sandbox/operations/elbv2/describe-listeners.ts'
import { describeRules } from '../../../sandbox/operations/elbv2/describe-rules.ts'
import { modifyListener } from '../../../sandbox/operations/elbv2/modify-listener.ts'
import { modifyListenerAttributes } from '../../../sandbox/operations/elbv2/modify-listener-attributes.ts'
import { CERTIFICATE, createScene, fixed, forward, present, refusal } from './scene.ts'

describe('CreateListener', () => {
  test('refuses a port that the load balancer listens on with other settings', () => {
    const { listener, loadBalancer } = createScene()
    listener(80, [fixed()])

    expect(refusal(() => listener(80, [fixed('404')]))).toBe(
      `DuplicateListener: A listener already exists on this port for this load balancer '${loadBalancer}'`,
    )
  })

  test('gives the existing one back where the settings are the same', () => {
    const { listener, rule, world } = createScene()
    const first = listener(80, [fixed()])
    rule(first, 1, [fixed()])

    expect(listener(80, [fixed()])).toBe(first)
    expect(describeRules(world, { ListenerArn: first }).Rules).toHaveLength(2)
  })

  test('takes the same port on another load balancer', () => {
    const { listener, balancer } = createScene()
    listener(80, [fixed()])

    expect(refusal(() => listener(80, [fixed('404')], balancer('other')))).toBe('accepted')
  })

  test('refuses a load balancer that does not exist', () => {
    const { listener, loadBalancer } = createScene()

    expect(refusal(() => listener(80, [fixed()], `${loadBalancer}0`))).toBe(
      `LoadBalancerNotFound: Load balancer '${loadBalancer}0' not found`,
    )
  })

  test('refuses a protocol of other load balancers', () => {
    const { world, loadBalancer } = createScene()
    const input = {
      LoadBalancerArn: loadBalancer,
      Port: 80,
      Protocol: 'TCP',
      DefaultActions: [fixed()],
    } as const

    expect(refusal(() => createListener(world, { ...input, DefaultActions: [fixed()] }))).toMatch(
      /^ValidationError: Listener protocol 'TCP' must be one of/,
    )
  })

  test('wants a certificate for HTTPS', () => {
    const { world, loadBalancer } = createScene()
    const input = {
      LoadBalancerArn: loadBalancer,
      Port: 443,
      Protocol: 'HTTPS' as const,
      DefaultActions: [fixed()],
    }

    expect(refusal(() => createListener(world, input))).toBe(
      'ValidationError: A certificate must be specified for HTTPS listeners',
    )
  })

  test.each([0, 65_536])('refuses port %d', (port) => {
    const { listener } = createScene()

    expect(refusal(() => listener(port, [fixed()]))).toMatch(/^ValidationError/)
  })

  test('refuses the 51st listener', () => {
    const { listener } = createScene()
    for (let port = 1; port <= 50; port++) listener(port, [fixed()])

    expect(refusal(() => listener(51, [fixed()]))).toMatch(/^TooManyListeners/)
  })
})

describe('ModifyListener', () => {
  const secure = () => {
    const scene = createScene()
    const arn = scene.secureListener(443, [fixed()])
    return {
      ...scene,
      arn,
      described: () => describeListeners(scene.world, { ListenerArns: [arn] }).Listeners?.[0],
    }
  }

  test('leaves what is not sent as it was', () => {
    const { world, arn, described } = secure()
    const before = described()

    modifyListener(world, { ListenerArn: arn, DefaultActions: [fixed('404')] })

    expect(described()).toEqual({ ...before, DefaultActions: [fixed('404')] })
    expect(before).toMatchObject({
      Certificates: [{ CertificateArn: CERTIFICATE }],
      SslPolicy: 'ELBSecurityPolicy-2016-08',
      MutualAuthentication: { Mode: 'off' },
    })
  })

  test('leaves the rules as they were', () => {
    const { world, arn, rule } = secure()
    rule(arn, 1, [fixed('201')])

    modifyListener(world, { ListenerArn: arn, DefaultActions: [fixed('404')] })

    const rules = describeRules(world, { ListenerArn: arn }).Rules
    expect(rules?.map(({ Actions }) => Actions?.[0]?.FixedResponseConfig?.StatusCode)).toEqual(['201', '404'])
  })

  test('to HTTP removes policy and certificate', () => {
    const { world, arn, described } = secure()

    modifyListener(world, { ListenerArn: arn, Protocol: 'HTTP' })

    expect(described()).not.toHaveProperty('Certificates')
    expect(described()).not.toHaveProperty('SslPolicy')
  })

  test('refuses a port that another listener has', () => {
    const { world, arn, listener } = secure()
    listener(80, [fixed()])

    expect(refusal(() => modifyListener(world, { ListenerArn: arn, Port: 80 }))).toBe(
      "DuplicateListener: Listener port '80' is already in use",
    )
  })

  test('changes nothing when it refuses', () => {
    const { world, arn, described, group } = secure()
    const before = described()
    const bad = { Port: 444, DefaultActions: [forward(`${group('blue')}0`)] }

    expect(refusal(() => modifyListener(world, { ListenerArn: arn, ...bad }))).toMatch(/^TargetGroupNotFound/)
    expect(described()).toEqual(before)
  })
})

describe('a listener that does not exist', () => {
  const missing = { ListenerArn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/1/2' }

  test('is not found', () => {
    const { world } = createScene()
    const calls = [
      () => describeListeners(world, { ListenerArns: [missing.ListenerArn] }),
      () => describeRules(world, missing),
      () => modifyListener(world, missing),
      () => deleteListener(world, missing),
    ]

    expect(calls.map(refusal)).toEqual(calls.map(() => 'ListenerNotFound: One or more listeners not found'))
  })

  test('is told apart from what is no ARN of a listener', () => {
    const { world } = createScene()

    expect(refusal(() => deleteListener(world, { ListenerArn: 'foo' }))).toBe(
      "ValidationError: 'foo' is not a valid listener ARN",
    )
    expect(refusal(() => deleteListener(world, { ListenerArn: undefined }))).toMatch(
      /^ValidationError: .*'null' at 'listenerArn'/,
    )
  })
})

test('DescribeListeners gives those of one load balancer', () => {
  const { world, listener, balancer, loadBalancer } = createScene()
  const mine = listener(80, [fixed()])
  listener(80, [fixed()], balancer('other'))

  const all = describeListeners(world, { LoadBalancerArn: loadBalancer }).Listeners

  expect(all?.map(({ ListenerArn }) => ListenerArn)).toEqual([mine])
})

test('listener attributes are kept by key', () => {
  const { world, listener } = createScene()
  const ListenerArn = listener(80, [fixed()])
  const Key = 'routing.http.response.server.enabled'

  modifyListenerAttributes(world, { ListenerArn, Attributes: [{ Key, Value: 'false' }] })

  const all = present(describeListenerAttributes(world, { ListenerArn }).Attributes)
  expect(all).toContainEqual({ Key, Value: 'false' })
  expect(
    refusal(() =>
      modifyListenerAttributes(world, { ListenerArn, Attributes: [{ Key: 'nope', Value: '1' }] }),
    ),
  ).toBe("ValidationError: Listener attribute key 'nope' is not recognized")
})
