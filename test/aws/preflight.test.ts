import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Action } from '../../sandbox/model/load-balancing/action.ts'
import type {
  HealthCheck,
  NewTargetGroup,
  TargetGroup,
} from '../../sandbox/model/load-balancing/target-group.ts'
import type { Sandbox } from '../../sandbox/start.ts'
import { connect } from '../../src/aws/connect.ts'
import { reachAws } from '../../src/aws/reach-aws.ts'
import {
  adapterOf,
  aRun,
  callsTo,
  clientsOf,
  type Ec2Service,
  quickSandbox,
  settingsOf,
  signal,
} from './support/adapter.ts'

let sandbox: Sandbox
let settings: Ec2Service
beforeEach(async () => {
  sandbox = await quickSandbox({ targets: 2 })
  settings = settingsOf(sandbox)
})
afterEach(() => sandbox.close())

const model = () => sandbox.world.loadBalancing
const pair = () => settings.pairs[0] ?? { blue: '', green: '' }
const listenerArn = () => settings.routes[0]?.arn ?? ''
const balancer = () => {
  const [found] = model().loadBalancers.values()
  if (found === undefined) throw new Error('there is no load balancer')
  return found
}

const mistakesOf = async (change: Partial<Ec2Service> = {}) =>
  (await (await adapterOf(sandbox, change)).check(signal)).map(({ path, said }) => `${path}: ${said}`)
const noticesOf = async () => (await adapterOf(sandbox)).notices(signal)

const forward = (...groups: readonly (readonly [arn: string, weight: number])[]): Action => ({
  type: 'forward',
  groups: groups.map(([arn, weight]) => ({ arn, weight })),
  stickiness: { enabled: false },
})

/** A target group like the blue one, but for its name and what is said. */
const anotherGroup = (name: string, change: Partial<NewTargetGroup> = {}): string => {
  const blue = model().targetGroups.get(pair().blue)
  if (blue === undefined) throw new Error('there is no blue group')
  const like = ({ protocol, protocolVersion, port, vpcId, targetType, healthCheck }: TargetGroup) => ({
    ...{ protocol, protocolVersion, port, vpcId, targetType, healthCheck },
  })
  return model().createTargetGroup({ ...like(blue), name, ...change }).arn
}

const addRule = (priority: number, actions: readonly Action[]) =>
  model().createRule({
    listenerArn: listenerArn(),
    priority,
    conditions: [{ field: 'path-pattern', values: [`/${priority}/*`] }],
    actions,
  }).arn

test.each([
  [{ path: '/ready' }, 'health check path: /healthz and /ready'],
  [{ matcher: '200-299' }, 'health check matcher: 200 and 200-299'],
  [{ port: '9000' }, 'health check port: traffic-port and 9000'],
  [{ protocol: 'HTTPS' }, 'health check protocol: HTTP and HTTPS'],
] satisfies [Partial<HealthCheck>, string][])(
  'a green group whose health checks have %j is no twin',
  async (change, difference) => {
    model().setHealthCheck(pair().green, change)

    expect(await mistakesOf()).toEqual([`services.web.target-groups: blue and green differ in ${difference}`])
  },
)

test('a green group on another port is no twin: instances are registered with the port of the group', async () => {
  const green = anotherGroup('another', { port: 9090 })

  expect(await mistakesOf({ pairs: [{ blue: pair().blue, green }] })).toEqual([
    'services.web.target-groups: blue and green differ in port: 8080 and 9090',
  ])
})

test.each([
  [{ 'stickiness.enabled': 'true' }, 'stickiness: off and lb_cookie'],
  [{ 'load_balancing.cross_zone.enabled': 'false' }, 'load_balancing.cross_zone.enabled: true and false'],
])('a green group with %j is no twin', async (attributes, difference) => {
  model().setTargetGroupAttributes(pair().green, new Map(Object.entries(attributes)))

  expect(await mistakesOf()).toEqual([`services.web.target-groups: blue and green differ in ${difference}`])
})

test('sticky groups must agree in their kind of cookie', async () => {
  const sticky = { 'stickiness.enabled': 'true', 'stickiness.type': 'app_cookie' }
  const cookie = (name: string) =>
    new Map(Object.entries({ ...sticky, 'stickiness.app_cookie.cookie_name': name }))
  model().setTargetGroupAttributes(pair().blue, cookie('SESSION'))
  model().setTargetGroupAttributes(pair().green, cookie('JSESSIONID'))

  expect(await mistakesOf()).toEqual([
    'services.web.target-groups: blue and green differ in stickiness: app_cookie SESSION and app_cookie JSESSIONID',
  ])
})

test('what changes no answer is told, and no mistake', async () => {
  model().setHealthCheck(pair().green, { intervalSeconds: 10 })
  model().setTargetGroupAttributes(
    pair().green,
    new Map([
      ['deregistration_delay.timeout_seconds', '60'],
      // Off: what it would be means nothing.
      ['stickiness.lb_cookie.duration_seconds', '60'],
      // What a load balancer does where the group leaves it to it.
      ['load_balancing.cross_zone.enabled', 'true'],
    ]),
  )

  expect(await mistakesOf()).toEqual([])
  expect(await noticesOf()).toEqual([
    "web-blue and web-green are not quite alike: health check interval (5 and 10), deregistration_delay.timeout_seconds (2 and 60). No answer changes by that; with each switch it is the other side's that counts.",
  ])
})

test('a rule that is no route and forwards to one of the groups would stay behind', async () => {
  const rule = addRule(50, [forward([pair().blue, 1])])

  expect(await (await adapterOf(sandbox)).check(signal)).toEqual([
    {
      path: 'services.web.routes',
      said: `the rule ${rule} (priority 50: path-pattern /50/*) forwards to web-blue and is none of the routes`,
      remedy:
        'Add it to routes, so that it is switched with them, or let it forward elsewhere: it would stay behind at the switch.',
    },
  ])
})

test('a listener that is no route and forwards to one of the groups would stay behind', async () => {
  const { arn } = model().createListener({
    loadBalancerArn: balancer().arn,
    port: 9090,
    protocol: 'HTTP',
    defaultActions: [forward([pair().blue, 9], [pair().green, 1])],
  })

  expect(await mistakesOf()).toEqual([
    `services.web.routes: the default action of ${arn} forwards to web-blue and web-green and is none of the routes`,
  ])
})

test('a rule that only names a group, with weight 0, sends nothing there', async () => {
  addRule(50, [forward([anotherGroup('third'), 1], [pair().blue, 0])])

  expect(await mistakesOf()).toEqual([])
})

test('a preview rule of ours that was left at another priority is told as what it is', async () => {
  const adapter = await adapterOf(sandbox)
  await adapter.traffic.act({ kind: 'preview', shows: 'green', names: ['green'], attempt: 'a2' }, signal)

  const [left, ...others] = await (
    await adapterOf(sandbox, { preview: { ...settings.preview, priority: 20 } })
  ).check(signal)

  expect(others).toEqual([])
  expect(left?.said).toMatch(
    /\(priority 10: http-header .*\) forwards to web-green and is none of the routes$/,
  )
  expect(left?.remedy).toMatch(/^It is a preview rule of this service at another priority/)
})

test.each([1, 0])('a third group in the forward of a route, with weight %i, is a mistake', async (weight) => {
  const third = anotherGroup('third')
  model().modifyListener(listenerArn(), { defaultActions: [forward([pair().blue, 9], [third, weight])] })

  const [mistake, ...others] = await (await adapterOf(sandbox)).check(signal)

  expect(others).toEqual([])
  expect(mistake).toMatchObject({
    path: 'services.web.routes[0]',
    said: expect.stringMatching(
      /^the listener's default action shares its forward with a third group \(shared-forward\): web-blue/,
    ),
    remedy: expect.stringMatching(/^Take third out of this forward, or give it a rule of its own/),
  })
})

test('there must be room for the preview rule and the lease', async () => {
  const nowhere: Action = { type: 'fixed-response', status: '404' }
  for (let priority = 100; priority < 198; priority += 1) addRule(priority, [nowhere])
  expect(await mistakesOf()).toEqual([])

  addRule(198, [nowhere])

  expect(await mistakesOf()).toEqual([
    'services.web.preview: web has 99 of at most 100 rules; the preview and the lease need 2 more',
  ])
})

test('there must be room for the idle side’s target group', async () => {
  for (let index = 1; index < 100; index += 1)
    addRule(100 + index, [forward([anotherGroup(`third-${index}`), 1])])

  expect(await mistakesOf()).toEqual([
    'services.web.preview: web has 99 of at most 100 rules; the preview and the lease need 2 more',
    'services.web.target-groups: web has 100 of at most 100 target groups; the preview attaches 1 more',
  ])
})

test('that the quotas may not be asked for is told, and no mistake', async () => {
  const deny = [{ action: 'DescribeAccountLimits', kind: 'deny', times: 9 }]
  await fetch(new URL('/faults', sandbox.control), { method: 'POST', body: JSON.stringify(deny) })

  expect(await mistakesOf()).toEqual([])
  expect(await noticesOf()).toEqual([
    "the load balancer's quotas were not checked beforehand: elasticloadbalancing:DescribeAccountLimits answered AccessDenied",
  ])
})

test('targets of other services count against the quota of the load balancer', async () => {
  const third = anotherGroup('third')
  addRule(50, [forward([third, 1])])
  const live = [...(model().targetGroups.get(pair().blue)?.targets.values() ?? [])]
  model().registerTargets(
    third,
    live.map(({ id }) => ({ id, port: 9090 })),
  )
  const fleet = (atLeast: number) => ({ fleet: { ...settings.fleet, count: { live: false, atLeast } } })

  expect(await mistakesOf(fleet(996))).toEqual([])
  expect(await mistakesOf(fleet(997))).toEqual([
    'services.web.fleet.ec2.count: blue and green together would have 999 targets (2 on blue, the live side), beside 2 of other target groups; web takes 1000',
  ])
})

test('a zonal shift is a mistake where traffic would move, and elsewhere none', async () => {
  const { subnets, arn } = balancer()
  model().setLoadBalancerAttributes(arn, new Map([['zonal_shift.config.enabled', 'true']]))
  expect(await mistakesOf()).toEqual([])

  model().shiftZone(arn, subnets[0]?.zone)

  const [live = ''] = [...(model().targetGroups.get(pair().blue)?.targets.values() ?? [])]
    .filter(({ zone }) => zone === subnets[0]?.zone)
    .map(({ id }) => id)
  expect(await mistakesOf()).toEqual([
    `services.web.routes: a zonal shift is on: no traffic goes to the zone of ${live} of web-blue, and the load balancer's nodes there cannot be asked`,
  ])
  const ahead = { launches: true, switches: false }
  expect(await (await adapterOf(sandbox)).check(signal, ahead)).toEqual([])
})

test('a zonal shift keeps no run from finishing what another left on both sides', async () => {
  const { subnets, arn } = balancer()
  model().setLoadBalancerAttributes(arn, new Map([['zonal_shift.config.enabled', 'true']]))
  model().shiftZone(arn, subnets[0]?.zone)
  model().modifyListener(listenerArn(), { defaultActions: [forward([pair().blue, 9], [pair().green, 1])] })

  expect(await mistakesOf()).toEqual([])
})

test('where AWS shows a zonal shift in DNS alone it is told that none can be seen', async () => {
  const crossless = new Map([['load_balancing.cross_zone.enabled', 'false']])
  for (const arn of Object.values(pair())) model().setTargetGroupAttributes(arn, crossless)
  model().setLoadBalancerAttributes(balancer().arn, new Map([['zonal_shift.config.enabled', 'true']]))

  expect(await mistakesOf()).toEqual([])
  expect(await noticesOf()).toEqual([
    expect.stringMatching(/^AWS does not say whether a zonal shift is on for i-\w+, i-\w+ of web-blue/),
  ])
})

test('what several checks look at is read once', async () => {
  const adapter = await adapterOf(sandbox)
  await adapter.notices(signal)
  await adapter.check(signal)

  const calls = (await callsTo(sandbox)).map(({ action }) => action)
  expect(
    calls
      .filter((action) => /Listeners|Rules|TargetGroup|TargetHealth|LoadBalancers|Limits/.test(action))
      .sort(),
  ).toEqual([
    'DescribeAccountLimits',
    'DescribeListeners',
    'DescribeLoadBalancers',
    'DescribeRules',
    'DescribeTargetGroupAttributes',
    'DescribeTargetGroupAttributes',
    'DescribeTargetGroups',
    'DescribeTargetGroups',
    'DescribeTargetHealth',
    'DescribeTargetHealth',
  ])
})

test('nor is what two services of a run have in common read twice', async () => {
  const aws = await reachAws(signal, clientsOf(sandbox))
  const before = (await callsTo(sandbox)).length
  for (const service of ['web', 'api'])
    await connect({ ...settings, service }, aRun, aws, 'nonce').check(signal)

  const calls = (await callsTo(sandbox)).slice(before).map(({ action }) => action)
  expect(
    calls.filter((action) => /DescribeListeners|DescribeRules|DescribeTargetHealth/.test(action)).sort(),
  ).toEqual(['DescribeListeners', 'DescribeRules', 'DescribeTargetHealth', 'DescribeTargetHealth'])
})
