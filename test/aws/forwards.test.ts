import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { forwardSaid, shareIn, sideOf, withForward } from '../../src/aws/traffic/forwards.ts'
import { loginOf } from '../../src/aws/traffic/logins.ts'

const arn = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/${name}/0123456789abcdef`
const pair = { blue: arn('blue'), green: arn('green') }

const weighted = (weights: Readonly<Record<string, number>>): Action[] => [
  {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: Object.entries(weights).map(([name, Weight]) => ({ TargetGroupArn: arn(name), Weight })),
    },
  },
]

test.each([
  [[{ Type: 'forward', TargetGroupArn: arn('blue') }], 'blue'],
  [[{ Type: 'forward', TargetGroupArn: arn('blue'), ...weighted({ blue: 1 })[0] }], 'blue'],
  [weighted({ blue: 0, green: 100 }), 'green'],
  // As CodeDeploy and Terraform leave it.
  [weighted({ blue: 100, green: 0 }), 'blue'],
  [weighted({ blue: 1, green: 0 }), 'blue'],
  [weighted({ blue: 90, green: 10 }), 'mixed'],
  [weighted({ blue: 90, other: 10 }), 'foreign'],
  [weighted({ other: 1 }), 'foreign'],
  [weighted({ blue: 0 }), 'foreign'],
  [[{ Type: 'redirect' }], 'foreign'],
  [[], 'foreign'],
] satisfies [Action[], string][])('%j goes to %s', (actions, side) => {
  expect(sideOf(actions, pair)).toBe(side)
})

test('a forward is said in names and weights', () => {
  expect(forwardSaid(weighted({ blue: 1 }))).toBe('blue')
  expect(forwardSaid(weighted({ blue: 90, green: 10 }))).toBe('blue 90, green 10')
  expect(forwardSaid([{ Type: 'redirect' }])).toBe('redirect')
})

const toGreen = { group: pair.green, lent: false }

test('only the forward changes; a secret that is never shown is kept by AWS', () => {
  const oidc: Action = {
    Type: 'authenticate-oidc',
    Order: 1,
    AuthenticateOidcConfig: {
      Issuer: 'https://id.example.com',
      AuthorizationEndpoint: 'https://id.example.com/a',
      TokenEndpoint: 'https://id.example.com/t',
      UserInfoEndpoint: 'https://id.example.com/u',
      ClientId: 'web',
    },
  }

  const jwt: Action = {
    Type: 'jwt-validation',
    Order: 2,
    JwtValidationConfig: { JwksEndpoint: 'https://id.example.com/k', Issuer: 'https://id.example.com' },
  }

  const actions = withForward(
    [oidc, jwt, { Type: 'forward', Order: 3, TargetGroupArn: arn('blue') }],
    toGreen,
  )

  expect(actions).toEqual([
    { ...oidc, AuthenticateOidcConfig: { ...oidc.AuthenticateOidcConfig, UseExistingClientSecret: true } },
    jwt,
    { Type: 'forward', Order: 3, TargetGroupArn: arn('green') },
  ])
})

test('stickiness between groups stays on', () => {
  const sticky = { Enabled: true, DurationSeconds: 60 }
  const before: Action = {
    Type: 'forward',
    ForwardConfig: { TargetGroups: [{ TargetGroupArn: arn('blue') }], TargetGroupStickinessConfig: sticky },
  }

  expect(withForward([before], toGreen)[0]?.ForwardConfig).toEqual({
    TargetGroups: [{ TargetGroupArn: arn('green'), Weight: 1 }],
    TargetGroupStickinessConfig: sticky,
  })
})

const byWeight = new Map([
  [pair.blue, 90],
  [pair.green, 10],
])

test('weights stand beside the stickiness that the forward has; else beside what is lent to it', () => {
  const plain: Action = { Type: 'forward', Order: 2, TargetGroupArn: arn('blue') }
  const own = { Enabled: true, DurationSeconds: 60 }
  const sticky: Action = { ...plain, ForwardConfig: { TargetGroupStickinessConfig: own } }
  const weightsOf = (action: Action, lentSeconds?: number) =>
    withForward([action], { weights: byWeight, lentSeconds })[0]?.ForwardConfig

  const TargetGroups = [
    { TargetGroupArn: arn('blue'), Weight: 90 },
    { TargetGroupArn: arn('green'), Weight: 10 },
  ]
  expect(weightsOf(plain)).toEqual({ TargetGroups })
  expect(weightsOf(plain, 600)).toEqual({
    TargetGroups,
    TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 600 },
  })
  expect(weightsOf(sticky, 600)).toEqual({ TargetGroups, TargetGroupStickinessConfig: own })
})

test('what was lent to a forward is taken off with the single group', () => {
  const [weighted] = withForward([{ Type: 'forward', TargetGroupArn: arn('blue') }], {
    weights: byWeight,
    lentSeconds: 600,
  })

  expect(withForward(weighted === undefined ? [] : [weighted], { group: pair.green, lent: true })).toEqual([
    { Type: 'forward', TargetGroupArn: arn('green') },
  ])
})

test('the share of a side follows from the weights, and a third group has none', () => {
  expect(shareIn(weighted({ blue: 9, green: 1 }), pair, 'green')).toBe(10)
  expect(shareIn(weighted({ blue: 1, green: 0 }), pair, 'green')).toBe(0)
  expect(shareIn(weighted({ green: 5 }), pair, 'green')).toBe(100)
  expect(shareIn(weighted({ blue: 90, other: 10 }), pair, 'blue')).toBeUndefined()
})

const pool = { UserPoolArn: 'arn:pool', UserPoolClientId: 'web', UserPoolDomain: 'web' }
const cognito = (unknown?: 'allow' | 'deny' | 'authenticate'): Action => ({
  Type: 'authenticate-cognito',
  AuthenticateCognitoConfig: { ...pool, ...(unknown && { OnUnauthenticatedRequest: unknown }) },
})

test.each([
  [cognito(), 'authenticate-cognito'],
  [cognito('authenticate'), 'authenticate-cognito'],
  [cognito('deny'), 'authenticate-cognito'],
  [cognito('allow'), undefined],
  [{ Type: 'jwt-validation' }, 'jwt-validation'],
] satisfies [Action, string | undefined][])('%j answers whoever does not log in: %s', (asks, login) => {
  expect(loginOf([{ Type: 'forward' }])).toBeUndefined()
  expect(loginOf([asks, { Type: 'forward' }])).toBe(login)
})
