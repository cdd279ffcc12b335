import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewRule } from '../../sandbox/model/load-balancing/rule.ts'
import type { NewTargetGroup } from '../../sandbox/model/load-balancing/target-group.ts'
import type { Sandbox } from '../../sandbox/start.ts'
import {
  adapterOf,
  callsTo,
  type Ec2Service,
  look,
  observationOf,
  quickSandbox,
  settingsOf,
  signal,
} from './support/adapter.ts'

let sandbox: Sandbox
let settings: Ec2Service
beforeEach(async () => {
  sandbox = await quickSandbox({ routes: 2, targets: 0 })
  settings = settingsOf(sandbox)
})
afterEach(() => sandbox.close())

const mistakesOf = async (change: Partial<Ec2Service>) => {
  const mistakes = await (await adapterOf(sandbox, change)).check(signal)
  return mistakes.map(({ path, said }) => `${path}: ${said}`)
}

const pair = () => settings.pairs[0] ?? { blue: '', green: '' }
const listenerArn = () => settings.routes[0]?.arn ?? ''

/** A target group like the blue one, but for what is said. */
const anotherGroup = (change: Partial<NewTargetGroup>): string => {
  const blue = sandbox.world.loadBalancing.targetGroups.get(pair().blue)
  if (blue === undefined) throw new Error('there is no blue group')
  const { protocol, protocolVersion, port, vpcId, targetType, healthCheck } = blue
  const like = { protocol, protocolVersion, port, vpcId, targetType, healthCheck }
  return sandbox.world.loadBalancing.createTargetGroup({ name: 'another', ...like, ...change }).arn
}

const addRule = (change: Partial<NewRule>) =>
  sandbox.world.loadBalancing.createRule({
    listenerArn: listenerArn(),
    priority: 5,
    conditions: [{ field: 'path-pattern', values: ['/*'] }],
    actions: [{ type: 'fixed-response', status: '404' }],
    ...change,
  })

const defaultActions = (
  actions: Parameters<typeof sandbox.world.loadBalancing.modifyListener>[1]['defaultActions'],
) => sandbox.world.loadBalancing.modifyListener(listenerArn(), { defaultActions: actions ?? [] })

test('what the sandbox was seeded with has no mistake', async () => {
  expect(await mistakesOf({})).toEqual([])
})

test('every mistake is told at once, and nothing is written', async () => {
  const missing = `${pair().green.slice(0, -4)}0000`
  const gone = `${listenerArn().slice(0, -4)}0000`
  const [first, ...others] = settings.routes

  const said = await mistakesOf({
    pairs: [{ blue: pair().blue, green: missing }],
    routes: first === undefined ? [] : [{ ...first, arn: gone }, ...others],
    fleet: {
      ...settings.fleet,
      image: { id: 'ami-0000' },
      subnets: ['subnet-0000'],
      securityGroups: ['sg-0000'],
    },
    dns: { zone: 'Z0000', record: '{name}.elsewhere', ttl: 60, address: 'private', role: undefined },
  })

  expect(said).toEqual([
    `services.web.routes[0]: the listener ${gone} does not exist`,
    // The one that was meant.
    `services.web.routes: the default action of ${listenerArn()} forwards to web-blue and is none of the routes`,
    `services.web.target-groups.green: the target group ${missing} does not exist`,
    'services.web.fleet.ec2.image: the image ami-0000 does not exist',
    'services.web.fleet.ec2.subnets[0]: the subnet subnet-0000 does not exist',
    'services.web.fleet.ec2.security-groups[0]: the security group sg-0000 does not exist',
    'services.web.dns.zone: the hosted zone Z0000 does not exist',
  ])
  const actions = (await callsTo(sandbox)).map(({ action }) => action)
  expect(actions.filter((action) => !/^(Describe|Get|List)/.test(action))).toEqual([])
})

test('the preview is seen with the rule that somebody made before it, as long as it stands', async () => {
  const adapter = await adapterOf(sandbox, {})
  const seen = async () => (await adapter.world.observe(['preview'], undefined, signal)).preview?.shadowed
  await adapter.world.act(
    { kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' },
    observationOf(await look(adapter)),
    signal,
  )

  const before = await seen()
  const rule = addRule({})
  const amid = await seen()
  sandbox.world.loadBalancing.deleteRule(rule.arn)
  const after = await seen()

  expect(amid).toMatch(/priority 5: path-pattern \/\*\) would take GET .*\/ before the preview rule does$/)
  expect([before, after]).toEqual([undefined, undefined])
})

test('ARNs of another account or Region are mistakes, and nothing is asked about them', async () => {
  const far = pair().green.replace('123456789012', '210987654321')

  expect(await mistakesOf({ pairs: [{ blue: pair().blue, green: far }] })).toEqual([
    expect.stringMatching(/^services\.web\.target-groups\.green: .* is in account 210987654321/),
  ])
  expect((await callsTo(sandbox)).map(({ action }) => action)).not.toContain('DescribeTargetGroups')
})

test('blue and green must be two groups', async () => {
  expect(await mistakesOf({ pairs: [{ blue: pair().blue, green: pair().blue }] })).toEqual([
    expect.stringContaining('services.web.target-groups: blue and green are the same target group'),
  ])
})

test.each([
  [{ protocol: 'HTTPS' }, 'blue and green differ in protocol: HTTP and HTTPS'],
  [{ protocolVersion: 'HTTP2' }, 'blue and green differ in protocol version: HTTP1 and HTTP2'],
  [{ targetType: 'ip' }, 'blue and green differ in target type: instance and ip'],
  [{ targetType: 'lambda' }, 'another takes targets of type lambda'],
  [{ targetType: 'alb' }, 'another takes targets of type alb'],
] satisfies [Partial<NewTargetGroup>, string][])(
  'a green group with %j is a mistake',
  async (change, expected) => {
    const said = await mistakesOf({ pairs: [{ blue: pair().blue, green: anotherGroup(change) }] })

    expect(said.join('\n')).toContain(expected)
  },
)

test('a group in another VPC is a mistake', async () => {
  const vpcId = sandbox.world.compute.addVpc().id

  expect(await mistakesOf({ pairs: [{ blue: pair().blue, green: anotherGroup({ vpcId }) }] })).toEqual([
    expect.stringContaining('blue and green differ in VPC'),
  ])
})

test('a group of another load balancer is a mistake', async () => {
  const { loadBalancing } = sandbox.world
  const [balancer] = [...loadBalancing.loadBalancers.values()]
  if (balancer === undefined) throw new Error('there is no load balancer')
  const green = anotherGroup({})
  const other = loadBalancing.createLoadBalancer({ ...balancer, name: 'other' })
  loadBalancing.createListener({
    loadBalancerArn: other.arn,
    port: 9090,
    protocol: 'HTTP',
    defaultActions: [
      { type: 'forward', groups: [{ arn: green, weight: 1 }], stickiness: { enabled: false } },
    ],
  })

  expect(await mistakesOf({ pairs: [{ blue: pair().blue, green }] })).toEqual([
    expect.stringContaining('another belongs to another load balancer than its routes'),
  ])
})

test('a listener that only redirects is to be left out', async () => {
  defaultActions([
    {
      type: 'redirect',
      status: 'HTTP_301',
      protocol: 'HTTPS',
      port: '443',
      host: '#{host}',
      path: '/#{path}',
      query: '#{query}',
    },
  ])

  const mistakes = await (await adapterOf(sandbox)).check(signal)

  expect(mistakes).toEqual([
    {
      path: 'services.web.routes[0]',
      said: "the listener's default action is a redirect",
      remedy: 'Leave it out of the routes: it forwards nothing.',
    },
  ])
})

test('a route that forwards to neither group is a mistake', async () => {
  const third = anotherGroup({ name: 'third' })
  defaultActions([{ type: 'forward', groups: [{ arn: third, weight: 1 }], stickiness: { enabled: false } }])

  expect(await mistakesOf({})).toEqual([
    expect.stringContaining(
      "services.web.routes[0]: the listener's default action forwards to neither of the two",
    ),
  ])
})

test.each([10, 11])('priority %i taken by a stranger is a mistake that names both', async (priority) => {
  addRule({ priority, conditions: [{ field: 'path-pattern', values: ['/admin/*'] }] })

  expect(await mistakesOf({})).toEqual([
    expect.stringMatching(
      /^services\.web\.preview\.priority: priorities 10 and 11 are taken by .*\/admin\/\*/,
    ),
  ])
})

test('our own preview rule and lease are no strangers', async () => {
  const adapter = await adapterOf(sandbox)
  await adapter.traffic.act({ kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' }, signal)
  const lease = await adapter.leases.take(
    { repository: 'acme/web', id: '100', attempt: 1, actor: '' },
    0,
    signal,
  )

  const again = await mistakesOf({})

  if ('confirm' in lease) await lease[Symbol.asyncDispose]()
  expect(again).toEqual([])
})

test('a rule that would answer in place of the preview is a mistake', async () => {
  addRule({ priority: 9 })

  expect(await mistakesOf({})).toEqual([
    expect.stringMatching(/would take GET .*\/ before the preview rule does$/),
  ])
})

test('a rule before the preview that never meets its requests is none', async () => {
  addRule({ priority: 9, conditions: [{ field: 'path-pattern', values: ['/api/*'] }] })

  expect(await mistakesOf({})).toEqual([])
})

test('a first route that authenticates needs a standing preview', async () => {
  const [actions] = [...sandbox.world.loadBalancing.listeners.values()]
    .filter(({ arn }) => arn === listenerArn())
    .map((listener) => listener.defaultActions)
  defaultActions([
    {
      type: 'authenticate-cognito',
      order: 1,
      config: { UserPoolArn: 'arn:aws:cognito-idp:…', UserPoolClientId: 'web', UserPoolDomain: 'web' },
    },
    ...(actions ?? []).map((action) => ({ ...action, order: 2 })),
  ])

  expect(await mistakesOf({})).toEqual([
    expect.stringContaining('services.web.preview: the first route authenticates its visitors'),
  ])
})

const http = {
  method: 'GET',
  path: '/version',
  port: undefined,
  protocol: 'http' as const,
  certificate: 'trusted' as const,
  json: [],
  status: undefined,
  contains: undefined,
  matches: undefined,
  header: {},
  requestHeaders: {},
  body: undefined,
  withinMs: 1000,
  passes: 1,
}
const proof = { http, withinMs: 1000, required: false, from: 'runner' as const, resolver: undefined }

test("a proof that a rule's own conditions would not match is a mistake", async () => {
  const rule = addRule({
    priority: 20,
    conditions: [{ field: 'path-pattern', values: ['/api/*'] }],
    actions: [{ type: 'forward', groups: [{ arn: pair().blue, weight: 1 }], stickiness: { enabled: false } }],
  })
  const route = {
    kind: 'rule',
    arn: rule.arn,
    path: 'services.web.routes[2]',
    pair: 0,
    host: undefined,
  } as const

  const wrong = await mistakesOf({ proof, routes: [...settings.routes, { ...route, proofPath: undefined }] })
  const right = await mistakesOf({
    proof,
    routes: [...settings.routes, { ...route, proofPath: '/api/version' }],
  })

  expect(wrong).toEqual([
    expect.stringMatching(
      /^services\.web\.routes\[2\]: the rule's conditions do not match its proof, GET .*\/version$/,
    ),
  ])
  expect(right).toEqual([])
})

test('a proof brings the header that a rule asks for', async () => {
  const asked = { field: 'http-header', name: 'X-Origin', values: ['cdn-*'] } as const
  const rule = addRule({
    priority: 20,
    conditions: [asked],
    actions: [{ type: 'forward', groups: [{ arn: pair().blue, weight: 1 }], stickiness: { enabled: false } }],
  })
  const at = { kind: 'rule', arn: rule.arn, path: 'services.web.routes[2]', pair: 0 } as const
  const routes = [...settings.routes, { ...at, host: undefined, proofPath: undefined }]
  const brings = { ...proof, http: { ...http, requestHeaders: { 'x-origin': 'CDN-1' } } }

  expect(await mistakesOf({ proof, routes })).toEqual([expect.stringContaining('conditions do not match')])
  // The default action is not asked by it then: that rule would take it.
  expect(await mistakesOf({ proof: brings, routes })).toEqual([
    expect.stringMatching(/^services\.web\.routes\[0\]: the rule .* would take its proof/),
  ])
})

test("a listener's default rule as a route is a mistake that names the listener", async () => {
  const [first, ...others] = settings.routes
  const { defaultRuleArn = '' } = sandbox.world.loadBalancing.listeners.get(first?.arn ?? '') ?? {}
  const route = { kind: 'rule', arn: defaultRuleArn, path: 'services.web.routes[0]', pair: 0 } as const

  const found = await mistakesOf({ routes: [{ ...route, host: undefined, proofPath: undefined }, ...others] })

  expect(found).toContain(
    'services.web.routes[0]: the rule is the default action of its listener, which is no rule that can be changed',
  )
})

test('a proof that an earlier rule would take is a mistake, whose answers would show another route', async () => {
  const here = { field: 'path-pattern', values: ['/version'] } as const
  addRule({ priority: 20, conditions: [{ field: 'path-pattern', values: ['/api/*'] }] })
  addRule({ priority: 21, conditions: [here, { field: 'source-ip', values: ['10.0.0.0/8'] }] })
  const before = await mistakesOf({ proof })

  addRule({ priority: 30, conditions: [here] })

  expect(before).toEqual([])
  expect(await mistakesOf({ proof })).toEqual([
    expect.stringMatching(
      /^services\.web\.routes\[0\]: the rule .*path-pattern \/version.* would take its proof, GET .*\/version$/,
    ),
  ])
})

test('a record outside its zone is a mistake', async () => {
  const dns = settings.dns
  if (dns === undefined) throw new Error('the seeded config has a zone')

  expect(await mistakesOf({ dns: { ...dns, record: '{name}.elsewhere.example' } })).toEqual([
    expect.stringContaining('services.web.dns.record: {name}.elsewhere.example is not in the zone'),
  ])
})
