import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { notPassedBeside } from '../passed.ts'
import { record } from '../verdicts/verdict.ts'
import { reconcile, type Wish } from './controller.ts'
import { judges, places } from './judges.ts'
import { healthy, openScene, register, type Scene } from './scene.ts'
import { countedShares, sharesOfListener, sharesOfRule } from './shares.ts'

// Where neither of the two can be had, this one fails, so that nobody takes silence for consent.
const program = judges.controller ?? places.controller
const absent = judges.controller === undefined && judges.tentez !== undefined

describe.skipIf(absent)('the AWS Load Balancer Controller', () => {
  const made = new Set<string>()
  let scene: Scene
  let blue = ''
  let green = ''
  let listener = ''
  let rule = ''

  beforeAll(async () => {
    scene = await openScene({ routes: 1 })
  }, 60_000)
  afterAll(() => scene?.close())

  const bring = async (wish: Wish) => {
    const reconciled = await reconcile(scene, { program, wish })
    for (const call of reconciled.calls) made.add(call)
    return reconciled
  }
  const weights = async () => [
    await sharesOfListener(scene.elb, listener),
    await sharesOfRule(scene.elb, rule),
  ]
  /** What visitors get by the default action, and by the rule. */
  const visits = (requests = 300) => {
    const hosts = [{ host: 'app.example.com' }, { host: 'api.example.com', 'x-tenant': 'any' }]
    const nodes = scene.sandbox.nodes[0] ?? []
    return Promise.all(hosts.map((headers) => countedShares(nodes, { headers, requests })))
  }

  test('it makes its groups and its rules, and takes over the listener', async () => {
    const { groups, writes } = await bring(only('blue'))
    blue = groups['blue'] ?? ''
    green = groups['green'] ?? ''
    await register(scene, blue, scene.v1)
    await register(scene, green, scene.v2)
    await healthy(scene, blue)

    expect(writes).toEqual([
      'elbv2 CreateTargetGroup',
      'elbv2 ModifyTargetGroupAttributes',
      'elbv2 CreateTargetGroup',
      'elbv2 ModifyTargetGroupAttributes',
      'elbv2 AddTags',
      'elbv2 ModifyListener',
      ...times(RULES, 'elbv2 CreateRule'),
    ])
    const [standing] =
      (await scene.elb.describeListeners({ LoadBalancerArn: scene.loadBalancer })).Listeners ?? []
    listener = standing?.ListenerArn ?? ''
    const { Rules = [] } = await scene.elb.describeRules({ ListenerArn: listener })
    rule = Rules[0]?.RuleArn ?? ''
    expect(await weights()).toEqual([{ [BLUE]: 100 }, { [BLUE]: 100 }])
    for (const shares of await visits(40)) expect(shares).toEqual({ v1: expect.closeTo(100) })
  })

  test.for([
    { name: '10 %', to: split(90, 10), v2: [2, 20] },
    { name: '50 %', to: split(50, 50), v2: [37, 63] },
    { name: '100 %', to: split(0, 100), v2: [99.9, 100.1] },
  ] as const)(
    'it moves the weights to $name, and finds nothing left to do',
    async ({ to, v2: [least, most] }) => {
      const first = await bring(to)
      const second = await bring(to)
      await healthy(scene, green)

      // Of the others only the sticky one forwards to groups.
      expect(first.writes).toEqual(['elbv2 ModifyListener', 'elbv2 ModifyRule', 'elbv2 ModifyRule'])
      expect(second.writes).toEqual([])
      const share = to.weights[1]?.weight
      for (const way of await weights()) expect(way[GREEN]).toBe(share)
      for (const { v2 } of await visits()) {
        expect(v2).toBeGreaterThan(least)
        expect(v2).toBeLessThan(most)
      }
    },
  )

  test('of what a person has changed it puts back that alone', async () => {
    const wish = split(0, 100)
    const { elb } = scene
    const after = async (change: Promise<unknown>) => {
      await change
      return (await bring(wish)).writes
    }

    const forward = { Type: 'forward', TargetGroupArn: blue } as const
    expect(await after(elb.modifyListener({ ListenerArn: listener, DefaultActions: [forward] }))).toEqual([
      'elbv2 ModifyListener',
    ])
    expect(await after(elb.modifyRule({ RuleArn: rule, Actions: [forward] }))).toEqual(['elbv2 ModifyRule'])
    const condition = { Field: 'path-pattern', PathPatternConfig: { Values: ['/version', '/old/*'] } }
    expect(await after(elb.modifyRule({ RuleArn: rule, Conditions: [condition] }))).toEqual([
      'elbv2 ModifyRule',
    ])
    const priority = { RuleArn: rule, Priority: 7 }
    expect(await after(elb.setRulePriorities({ RulePriorities: [priority] }))).toEqual([
      'elbv2 SetRulePriorities',
    ])
    expect(await after(elb.modifyTargetGroup({ TargetGroupArn: green, HealthCheckPath: '/' }))).toEqual([
      'elbv2 ModifyTargetGroup',
    ])
    expect((await bring(wish)).writes).toEqual([])
    expect(await weights()).toEqual([{ [GREEN]: 100 }, { [GREEN]: 100 }])
  })

  test('a rule that a person has added goes, and with its services its own rules and groups', async () => {
    const { elb } = scene
    await elb.createRule({
      ListenerArn: listener,
      Priority: 20,
      Conditions: [{ Field: 'host-header', Values: ['other.example.com'] }],
      Actions: [{ Type: 'forward', TargetGroupArn: blue }],
    })

    const { writes } = await bring({ services: [], weights: [] })

    expect(writes).toEqual([
      'elbv2 ModifyListener',
      ...times(RULES + 1, 'elbv2 DeleteRule'),
      'elbv2 DeleteTargetGroup',
      'elbv2 DeleteTargetGroup',
    ])
    expect((await bring({ services: [], weights: [] })).writes).toEqual([])
    const { TargetGroups = [] } = await elb.describeTargetGroups({})
    expect(TargetGroups.map(({ TargetGroupName: name }) => name).sort()).toEqual(['web-blue', 'web-green'])
  })

  test('it is written down which calls it was satisfied with', async ({ task }) => {
    expect(notPassedBeside(task)).toEqual([])

    record({
      judge: 'load-balancer-controller',
      version: `AWS Load Balancer Controller, commit ${commit()}`,
      checked:
        'The code by which the controller brings target groups, listeners and rules to where an Ingress wants them makes its groups and its rules, with every kind of condition, moves the weights to 10, 50 and 100 %, puts back what a person changes and takes everything away; after each step its own comparison finds no difference. The weights were then read by the JavaScript SDK, and the visitors counted over HTTP.',
      calls: Object.fromEntries([...made].map((call) => [call, ''])),
    })
  })
})

const BLUE = 'k8s-referee-web-blue'
const GREEN = 'k8s-referee-web-green'
const services = ['blue', 'green']
/** How many rules the controller makes of the Ingress. */
const RULES = 4

const times = (count: number, call: string) => Array.from({ length: count }, () => call)

const only = (service: string): Wish => ({ services, weights: [{ service, weight: 100 }] })

const split = (old: number, next: number): Wish => ({
  services,
  weights: [
    { service: 'blue', weight: old },
    { service: 'green', weight: next },
  ],
})

/** Of the version that go.mod pins: a pseudo-version ends in it. */
function commit(): string {
  const pins = readFileSync(new URL('load-balancer-controller/go.mod', import.meta.url), 'utf8')
  return /aws-load-balancer-controller v[\d.]+-\d{14}-(\w+)/.exec(pins)?.[1] ?? ''
}
