import { readFileSync } from 'node:fs'
import {
  CreateListenerCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  type Listener,
  ModifyRuleCommand,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mapping } from '../support/config.ts'
import { expectEnd } from '../support/endings.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { thorough } from '../support/thorough.ts'

let stage: Stage
/** Five routes of one load balancer, each forwarding in its own way. */
let routes: readonly { readonly listener?: string; readonly rule?: string }[]
beforeAll(async () => {
  stage = await openStage({ routes: 5 })
  routes = await fiveKinds(stage)
})
afterAll(() => stage.close())

const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c'
const oidc = {
  Issuer: 'https://id.example.com',
  AuthorizationEndpoint: 'https://id.example.com/authorize',
  TokenEndpoint: 'https://id.example.com/token',
  UserInfoEndpoint: 'https://id.example.com/user',
  ClientId: 'web',
  ClientSecret: 'never-shown',
}

/**
 * A listener; a rule with a transform; an HTTPS listener that authenticates first; a rule; a listener with weights and
 * stickiness between its groups.
 */
async function fiveKinds({ person, sandbox }: Stage) {
  const { elbv2 } = person
  const { routes: seeded, 'target-groups': groups } = person.service('web')
  const [first, transformed, , plain, weighted] = seeded
  const found = await elbv2.send(new DescribeListenersCommand({ ListenerArns: [first?.listener ?? ''] }))
  const rewrite = { Regex: '^/old/(.*)$', Replace: '/new/$1' }
  await elbv2.send(
    new ModifyRuleCommand({
      RuleArn: transformed?.rule,
      Transforms: [{ Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [rewrite] } }],
    }),
  )
  const made = await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: found.Listeners?.[0]?.LoadBalancerArn,
      Protocol: 'HTTPS',
      Port: 8443,
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [
        { Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: oidc },
        { Type: 'forward', Order: 2, TargetGroupArn: groups.blue },
      ],
    }),
  )
  await person.setRoute(2, [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }])
  await person.setRoute(4, [
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: [
          { TargetGroupArn: groups.blue, Weight: 100 },
          { TargetGroupArn: groups.green, Weight: 0 },
        ],
        TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 3600 },
      },
    },
  ])
  expect(sandbox.nodes).toHaveLength(5)
  const secure = { listener: made.Listeners?.[0]?.ListenerArn ?? '' }
  return [first, transformed, secure, plain, weighted].map((route) => route ?? {})
}

/** Every listener and rule of the routes as AWS shows them, but for the two rules that are ours. */
async function shown(): Promise<string> {
  const { elbv2 } = stage.person
  const listeners = routes.flatMap(({ listener, rule }) => listener ?? listenerOf(rule ?? ''))
  const all = await elbv2.send(new DescribeListenersCommand({ ListenerArns: listeners }))
  const rules = await Promise.all(
    listeners.map(async (ListenerArn) => (await elbv2.send(new DescribeRulesCommand({ ListenerArn }))).Rules),
  )
  const others = rules.flat().filter((rule) => rule?.Priority !== '10' && rule?.Priority !== '11')
  return JSON.stringify([all.Listeners, others], null, 1)
}

const listenerOf = (rule: string) => rule.replace(':listener-rule/', ':listener/').replace(/\/[^/]+$/, '')

/** The minimum hold is the proof: one of the routes asks for a login. */
const unproven = (change: Mapping = {}): Mapping => ({
  routes,
  proof: undefined,
  'release-test': [],
  ...change,
})

test('when the fourth of five routes is denied, all five are left as they were', async () => {
  const before = await shown()
  const calls = (await stage.calls()).length
  await stage.faults([
    // The first time it is set to what it is.
    { action: 'ModifyRule', kind: 'deny', when: 'before', nth: 2, match: { RuleArn: routes[3]?.rule ?? '' } },
  ])

  const result = await stage.run('deploy', { release: 'v2' }, { change: unproven(), runId: 7 })

  expectEnd(result, 'failed, blue v1, green v2')
  expect(result.log).toMatch(/▸ put traffic back .* → blue/)
  const sets = (await stage.calls())
    .slice(calls)
    .filter(({ action, parameters }) => isSet(action, parameters))
  expect(sets.map(({ error }) => error ?? 'set')).toEqual([
    // Before the first launch each is set to what it is.
    ...['set', 'set', 'set', 'set', 'set'],
    ...['set', 'set', 'set', 'AccessDenied'],
    ...['set', 'set', 'set'],
  ])
  expect(await shown()).toBe(before)
})

/** Whether a call set one of the routes. */
const isSet = (action: string, parameters: unknown): boolean =>
  /^Modify(Listener|Rule)$/.test(action) &&
  routes.some(({ listener, rule }) => {
    const { ListenerArn, RuleArn } = parameters as { ListenerArn?: string; RuleArn?: string }
    return RuleArn === undefined ? ListenerArn === listener : RuleArn === rule
  })

thorough('with steps the fourth denied route leaves all five as they were, too', async () => {
  const before = await shown()
  await stage.faults([
    { action: 'ModifyRule', kind: 'deny', when: 'before', nth: 3, match: { RuleArn: routes[3]?.rule ?? '' } },
  ])
  const steps = { switch: { steps: [20, 100], every: '1ms' } }

  const result = await stage.run(
    'deploy',
    { release: 'v2' },
    { change: unproven(steps), runId: 7, runAttempt: 2 },
  )

  expectEnd(result, 'failed, blue v1, green v2')
  expect(result.log).toMatch(/▸ switch traffic .* → green 20 %/)
  expect(await shown()).toBe(before)
})

thorough(
  'a switch changes the forward alone, ends at one group a route, and says how far apart they were set',
  async () => {
    const before = await shown()

    const result = await stage.run(
      'deploy',
      { release: 'v2' },
      { change: { routes, 'release-test': [] }, runId: 7, runAttempt: 3 },
    )

    expectEnd(result, 'held, green v2, blue v1')
    // The others are proven; to this one the load balancer itself would answer.
    const login =
      /8443 asks its visitors to log in \(authenticate-oidc\): no answer of it shows a side; only the mini/
    expect(result.outputs['proof']).toBe('minimum-hold')
    expect(result.log).toMatch(login)
    expect(result.summary).toMatch(
      /By the minimum hold: 1 of 1 node answer v2; 8443 asks its visitors to log in/,
    )
    const { blue, green } = stage.person.service('web')['target-groups']
    const [listeners, rules] = JSON.parse(await shown())
    const fifth = routes[4]?.listener ?? ''
    expect(listeners.find(({ ListenerArn }: Listener) => ListenerArn === fifth).DefaultActions).toEqual([
      {
        Type: 'forward',
        TargetGroupArn: green,
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: green, Weight: 1 }],
          TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: 3600 },
        },
      },
    ])
    const others = (all: readonly [readonly Listener[], readonly Rule[]]) => [
      all[0].filter(({ ListenerArn }) => ListenerArn !== fifth),
      all[1].filter(({ RuleArn }) => listenerOf(RuleArn ?? '') !== fifth),
    ]
    expect(others([listeners, rules])).toEqual(others(JSON.parse(before.replaceAll(blue, green))))
    expect(result.log).toMatch(/5 routes were set within \d+ ms of one another/)
    expect(result.summary).toMatch(/5 routes were set within \d+ ms of one another/)
    const [service] = JSON.parse(readFileSync(result.outputs['report'] ?? '', 'utf8')).services
    expect(service.skew).toEqual({ routes: 5, ms: expect.any(Number) })
  },
)
