import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { describe, expect, test } from 'vitest'
import { describeListeners } from '../../../sandbox/operations/elbv2/describe-listeners.ts'
import { describeRules } from '../../../sandbox/operations/elbv2/describe-rules.ts'
import { modifyListener } from '../../../sandbox/operations/elbv2/modify-listener.ts'
import { modifyRule } from '../../../sandbox/operations/elbv2/modify-rule.ts'
import { modifyTargetGroupAttributes } from '../../../sandbox/operations/elbv2/modify-target-group-attributes.ts'
import { createScene, fixed, forward, present, refusal, weighted } from './scene.ts'

/** The default actions of a listener made with these. */
function shown(actionsOf: (blue: string, green: string) => Action[]) {
  const { world, group, listener } = createScene()
  const [blue, green] = [group('blue'), group('green')]
  const arn = listener(80, actionsOf(blue, green))
  const actions = describeListeners(world, { ListenerArns: [arn] }).Listeners?.[0]?.DefaultActions
  return { blue, green, actions }
}

/** What AWS says to a listener with these default actions. */
function refused(actionsOf: (blue: string, green: string) => Action[]) {
  const { group, listener } = createScene()
  return refusal(() => listener(80, actionsOf(group('blue'), group('green'))))
}

const off = { Enabled: false }

describe('a forward action to one group', () => {
  const ways: Record<string, (blue: string) => Action[]> = {
    'TargetGroupArn alone': (blue) => [forward(blue)],
    'ForwardConfig alone': (blue) => [
      { Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: blue }] } },
    ],
    both: (blue) => [{ ...forward(blue), ...weighted({ [blue]: 1 }) }],
  }

  test.each(Object.keys(ways))('sent as %s is shown both ways', (way) => {
    const { blue, actions } = shown(present(ways[way]))

    expect(actions).toEqual([
      {
        Type: 'forward',
        TargetGroupArn: blue,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: blue, Weight: 1 }],
          TargetGroupStickinessConfig: off,
        },
      },
    ])
  })
})

test('a forward action to several groups has no TargetGroupArn', () => {
  const { blue, green, actions } = shown((one, other) => [weighted({ [one]: 9, [other]: 0 }, 60)])

  expect(actions).toEqual([
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: blue, Weight: 9 },
          { TargetGroupArn: green, Weight: 0 },
        ],
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 60 },
      },
    },
  ])
})

describe('refused actions', () => {
  const sticky = (blue: string, config: object): Action => ({
    Type: 'forward',
    ForwardConfig: { TargetGroups: [{ TargetGroupArn: blue }], TargetGroupStickinessConfig: config },
  })
  const cases: Record<string, [(blue: string, green: string) => Action[], RegExp]> = {
    'no action': [() => [], /^ValidationError/],
    'an unknown type': [() => [{ Type: 'reject' as 'forward' }], /^ValidationError: .*enum value set/],
    'two routing actions': [
      (blue) => [
        { ...forward(blue), Order: 1 },
        { ...fixed(), Order: 2 },
      ],
      /^InvalidLoadBalancerAction/,
    ],
    'a forward to no group': [() => [{ Type: 'forward' }], /^ValidationError/],
    'TargetGroupArn and ForwardConfig that differ': [
      (blue, green) => [{ ...forward(blue), ...weighted({ [green]: 1 }) }],
      /^ValidationError: TargetGroupArn and ForwardConfig/,
    ],
    'TargetGroupArn beside two weighted groups': [
      (blue, green) => [{ ...forward(blue), ...weighted({ [blue]: 1, [green]: 1 }) }],
      /^ValidationError: TargetGroupArn and ForwardConfig/,
    ],
    'a weight above 999': [
      (blue) => [weighted({ [blue]: 1000 })],
      /^ValidationError: .*'1000'.*less than or equal to 999/,
    ],
    'a weight below 0': [
      (blue) => [weighted({ [blue]: -1 })],
      /^ValidationError: .*greater than or equal to 0/,
    ],
    'a weight that is no whole number': [(blue) => [weighted({ [blue]: 0.5 })], /^ValidationError/],
    'a group named twice': [
      (blue) => [
        {
          Type: 'forward',
          ForwardConfig: { TargetGroups: [{ TargetGroupArn: blue }, { TargetGroupArn: blue }] },
        },
      ],
      /^ValidationError/,
    ],
    'stickiness without a duration': [
      (blue) => [sticky(blue, { Enabled: true })],
      /^ValidationError: Target group stickiness duration must be between 1 and 604800 seconds$/,
    ],
    'stickiness for more than a week': [
      (blue) => [sticky(blue, { Enabled: true, DurationSeconds: 604_801 })],
      /^ValidationError: Target group stickiness duration/,
    ],
    'a group that does not exist': [
      (blue) => [forward(`${blue}0`)],
      /^TargetGroupNotFound: One or more target groups not found$/,
    ],
    'an ARN of something else': [
      () => [forward('arn:aws:s3:::x')],
      /^ValidationError: 'arn:aws:s3:::x' is not a valid target group ARN$/,
    ],
    'a fixed response of 302': [() => [fixed('302')], /^ValidationError/],
    'a fixed response of an unknown type': [
      () => [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200', ContentType: 'a/b' } }],
      /^ValidationError: The ContentType must be one of/,
    ],
    'a redirect to where the request is': [
      () => [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301' } }],
      /^InvalidLoadBalancerAction/,
    ],
    'authentication on an HTTP listener': [
      (blue) => [
        {
          Type: 'authenticate-cognito',
          Order: 1,
          AuthenticateCognitoConfig: { UserPoolArn: 'a', UserPoolClientId: 'b', UserPoolDomain: 'c' },
        },
        { ...forward(blue), Order: 2 },
      ],
      /^InvalidLoadBalancerAction: .*HTTPS/,
    ],
  }

  test.each(Object.keys(cases))('%s', (name) => {
    const [actions, expected] = present(cases[name])

    expect(refused(actions)).toMatch(expected)
  })

  test('more than five groups in one action', () => {
    const { group, listener } = createScene()
    const six = Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [group(`g${number}`), 1]))

    expect(refusal(() => listener(80, [weighted(six)]))).toMatch(/^ValidationError/)
  })

  test('a group of a TCP load balancer', () => {
    const { group, listener } = createScene()

    expect(refusal(() => listener(80, [forward(group('tcp', { Protocol: 'TCP' }))]))).toMatch(
      /^IncompatibleProtocols/,
    )
  })

  test('a gRPC group behind an HTTP listener', () => {
    const { group, listener } = createScene()

    expect(refusal(() => listener(80, [forward(group('grpc', { ProtocolVersion: 'GRPC' }))]))).toBe(
      "InvalidConfigurationRequest: Listener protocol 'HTTP' is not supported with a target group with the protocol-version 'GRPC'",
    )
  })

  test('a group of another VPC', () => {
    const { world, group, listener } = createScene()
    const other = group('other', { VpcId: world.compute.addVpc().id })

    expect(refusal(() => listener(80, [forward(other)]))).toMatch(/^InvalidConfigurationRequest: .*VPC/)
  })
})

describe('a target group has one load balancer', () => {
  test('so a second one is refused, by ARN', () => {
    const { group, listener, balancer } = createScene()
    const blue = group('blue')
    listener(80, [forward(blue)])

    expect(refusal(() => listener(80, [forward(blue)], balancer('other')))).toBe(
      `TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer: ${blue}`,
    )
  })

  test('but several listeners and rules of it', () => {
    const { group, listener, rule } = createScene()
    const blue = group('blue')
    const first = listener(80, [forward(blue)])

    expect(refusal(() => rule(first, 1, [forward(blue)]))).toBe('accepted')
    expect(refusal(() => listener(81, [forward(blue)]))).toBe('accepted')
  })

  test('and is free for another once the first names it no longer', () => {
    const { world, group, listener, balancer } = createScene()
    const blue = group('blue')
    const first = listener(80, [forward(blue)])

    modifyListener(world, { ListenerArn: first, DefaultActions: [fixed()] })

    expect(refusal(() => listener(80, [forward(blue)], balancer('other')))).toBe('accepted')
  })
})

describe('sticky targets behind several groups', () => {
  const stick = [{ Key: 'stickiness.enabled', Value: 'true' }]

  test('need group stickiness on the rule', () => {
    const { world, group, listener } = createScene()
    const [blue, green] = [group('blue'), group('green')]
    modifyTargetGroupAttributes(world, { TargetGroupArn: blue, Attributes: stick })

    expect(refusal(() => listener(80, [weighted({ [blue]: 1, [green]: 1 })]))).toMatch(
      /^InvalidConfigurationRequest/,
    )
    expect(refusal(() => listener(80, [weighted({ [blue]: 1, [green]: 1 }, 60)]))).toBe('accepted')
  })

  test('need group stickiness on a rule that is modified, too', () => {
    const { world, group, listener, rule } = createScene()
    const [blue, green] = [group('blue'), group('green')]
    modifyTargetGroupAttributes(world, { TargetGroupArn: blue, Attributes: stick })
    const RuleArn = rule(listener(80, [fixed()]), 5, [forward(blue)])

    expect(
      refusal(() => modifyRule(world, { RuleArn, Actions: [weighted({ [blue]: 1, [green]: 1 })] })),
    ).toMatch(/^InvalidConfigurationRequest: You must enable group stickiness on a rule/)
  })

  test('cannot be turned on behind a rule without it', () => {
    const { world, group, listener, rule } = createScene()
    const [blue, green] = [group('blue'), group('green')]
    const arn = rule(listener(80, [fixed()]), 5, [weighted({ [blue]: 1, [green]: 0 })])

    expect(
      refusal(() => modifyTargetGroupAttributes(world, { TargetGroupArn: green, Attributes: stick })),
    ).toBe(
      `InvalidConfigurationRequest: This target group appears behind a rule with group stickiness disabled (${arn}). You must enable group stickiness before enabling target stickiness`,
    )
  })

  test('need nothing where the rule has one group', () => {
    const { world, group, listener } = createScene()
    const blue = group('blue')
    listener(80, [forward(blue)])

    expect(
      refusal(() => modifyTargetGroupAttributes(world, { TargetGroupArn: blue, Attributes: stick })),
    ).toBe('accepted')
  })
})

describe('an OIDC action', () => {
  const oidc = (more: object): Action => ({
    Type: 'authenticate-oidc',
    Order: 1,
    AuthenticateOidcConfig: {
      Issuer: 'https://id.example.com',
      AuthorizationEndpoint: 'https://id.example.com/a',
      TokenEndpoint: 'https://id.example.com/t',
      UserInfoEndpoint: 'https://id.example.com/u',
      ClientId: 'client',
      ...more,
    },
  })
  const secured = () => {
    const scene = createScene()
    const [blue, green] = [scene.group('blue'), scene.group('green')]
    const last = (group: string) => ({ ...forward(group), Order: 2 })
    const listener = scene.secureListener(443, [oidc({ ClientSecret: 's3cret' }), last(blue)])
    const modify = (action: Action) =>
      modifyListener(scene.world, { ListenerArn: listener, DefaultActions: [action, last(green)] })
    return { ...scene, listener, modify, last, blue, green }
  }

  test('is shown with its defaults and never with its secret', () => {
    const { world, listener } = secured()

    const shownListener = describeListeners(world, { ListenerArns: [listener] })

    expect(shownListener.Listeners?.[0]?.DefaultActions?.[0]?.AuthenticateOidcConfig).toEqual({
      Issuer: 'https://id.example.com',
      AuthorizationEndpoint: 'https://id.example.com/a',
      TokenEndpoint: 'https://id.example.com/t',
      UserInfoEndpoint: 'https://id.example.com/u',
      ClientId: 'client',
      SessionCookieName: 'AWSELBAuthSessionCookie',
      Scope: 'openid',
      SessionTimeout: 604_800,
      OnUnauthenticatedRequest: 'authenticate',
    })
    expect(JSON.stringify(describeRules(world, { ListenerArn: listener }))).not.toContain('s3cret')
  })

  test('cannot be sent back without its secret', () => {
    const { modify } = secured()

    expect(refusal(() => modify(oidc({})))).toMatch(/^ValidationError: .*UseExistingClientSecret/)
  })

  test('keeps its secret with UseExistingClientSecret', () => {
    const { world, listener, modify } = secured()

    modify(oidc({ UseExistingClientSecret: true }))

    const [kept] = present(world.loadBalancing.listeners.get(listener)).defaultActions
    expect(kept).toMatchObject({ type: 'authenticate-oidc', secret: 's3cret' })
  })

  test('keeps its listener from turning to HTTP', () => {
    const { world, listener } = secured()

    expect(refusal(() => modifyListener(world, { ListenerArn: listener, Protocol: 'HTTP' }))).toMatch(
      /^InvalidLoadBalancerAction: .*HTTPS/,
    )
  })

  test('of another client has no existing secret', () => {
    const { modify } = secured()

    expect(refusal(() => modify(oidc({ ClientId: 'other', UseExistingClientSecret: true })))).toMatch(
      /^ValidationError/,
    )
  })

  test('of a new rule has no existing secret', () => {
    const { rule, listener, last, blue } = secured()

    expect(refusal(() => rule(listener, 1, [oidc({ UseExistingClientSecret: true }), last(blue)]))).toMatch(
      /^ValidationError/,
    )
  })

  test('of a rule keeps its secret too', () => {
    const { world, rule, listener, last, blue, green } = secured()
    const arn = rule(listener, 1, [oidc({ ClientSecret: 'rule' }), last(blue)])

    modifyRule(world, { RuleArn: arn, Actions: [oidc({ UseExistingClientSecret: true }), last(green)] })

    expect(world.loadBalancing.rules.get(arn)?.actions[0]).toMatchObject({ secret: 'rule' })
  })

  test('must come before the forward action', () => {
    const { rule, listener, blue } = secured()
    const actions = [
      { ...forward(blue), Order: 1 },
      { ...oidc({ ClientSecret: 'x' }), Order: 2 },
    ]

    expect(refusal(() => rule(listener, 1, actions))).toMatch(/^InvalidLoadBalancerAction: .*last/)
  })

  test.each([
    ['none', undefined, undefined],
    ['one', 1, undefined],
    ['twice the same', 1, 1],
  ])('beside another needs orders: %s is refused', (_, first, second) => {
    const { rule, listener, blue } = secured()
    const actions = [
      { ...oidc({ ClientSecret: 'x' }), Order: first },
      { ...forward(blue), Order: second },
    ]

    expect(refusal(() => rule(listener, 1, actions))).toMatch(/^ValidationError: .*order/)
  })
})
