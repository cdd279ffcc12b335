import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import { expect, test } from 'vitest'
import { forwardSaid, sideOf, withForward } from '../../src/aws/traffic/forwards.ts'

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

  const actions = withForward([oidc, { Type: 'forward', Order: 2, TargetGroupArn: arn('blue') }], pair.green)

  expect(actions).toEqual([
    { ...oidc, AuthenticateOidcConfig: { ...oidc.AuthenticateOidcConfig, UseExistingClientSecret: true } },
    { Type: 'forward', Order: 2, TargetGroupArn: arn('green') },
  ])
})

test('stickiness between groups stays on', () => {
  const sticky = { Enabled: true, DurationSeconds: 60 }
  const before: Action = {
    Type: 'forward',
    ForwardConfig: { TargetGroups: [{ TargetGroupArn: arn('blue') }], TargetGroupStickinessConfig: sticky },
  }

  expect(withForward([before], pair.green)[0]?.ForwardConfig).toEqual({
    TargetGroups: [{ TargetGroupArn: arn('green'), Weight: 1 }],
    TargetGroupStickinessConfig: sticky,
  })
})
