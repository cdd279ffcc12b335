import { describe, expect, test } from 'vitest'
import { addTags } from '../../../sandbox/operations/elbv2/add-tags.ts'
import { deregisterTargets } from '../../../sandbox/operations/elbv2/deregister-targets.ts'
import { modifyListener } from '../../../sandbox/operations/elbv2/modify-listener.ts'
import { modifyLoadBalancerAttributes } from '../../../sandbox/operations/elbv2/modify-load-balancer-attributes.ts'
import { modifyRule } from '../../../sandbox/operations/elbv2/modify-rule.ts'
import { modifyTargetGroup } from '../../../sandbox/operations/elbv2/modify-target-group.ts'
import { modifyTargetGroupAttributes } from '../../../sandbox/operations/elbv2/modify-target-group-attributes.ts'
import { setRulePriorities } from '../../../sandbox/operations/elbv2/set-rule-priorities.ts'
import { createScene, fixed, forward, header, present, refusal, weighted } from './scene.ts'

/** Two groups behind a listener with one rule. */
function routed() {
  const scene = createScene()
  const [blue, green] = [scene.group('blue'), scene.group('green')]
  const listener = scene.listener(80, [weighted({ [blue]: 1, [green]: 0 })])
  const rule = scene.rule(listener, 10, [forward(green)], [header('x-preview', 'abc')])
  const id = scene.instance()
  scene.register(blue, id)
  const table = () => scene.world.loadBalancing.routingTable(scene.loadBalancer)
  const heard: string[] = []
  scene.world.loadBalancing.events.on('routing', (arn) => heard.push(arn))
  return { ...scene, addRule: scene.rule, blue, green, listener, rule, id, table, heard }
}

test('nodes get listeners with their rules by priority, the default actions last, and the groups named', () => {
  const { table, addRule, listener, rule, blue, green, id, world } = routed()
  const early = addRule(listener, 5, [fixed()])

  const { listeners, groups } = table()

  expect(listeners).toHaveLength(1)
  expect(listeners[0]).toMatchObject({ arn: listener, port: 80, protocol: 'HTTP' })
  expect(listeners[0]?.rules.map(({ arn, actions: [action] }) => [arn, action?.type])).toEqual([
    [early, 'fixed-response'],
    [rule, 'forward'],
    [present(world.loadBalancing.listeners.get(listener)).defaultRuleArn, 'forward'],
  ])
  expect([...groups.keys()].toSorted()).toEqual([blue, green].toSorted())
  expect(groups.get(blue)?.targets).toEqual([
    { key: `${id}:8080`, address: world.compute.instances.get(id)?.privateAddress, port: 8080 },
  ])
})

describe('an accepted change is announced with a higher version', () => {
  type Scene = ReturnType<typeof routed>
  const changes: Record<string, (scene: Scene) => unknown> = {
    'of a listener': ({ world, listener, green }) =>
      modifyListener(world, { ListenerArn: listener, DefaultActions: [forward(green)] }),
    'of a rule': ({ world, rule }) => modifyRule(world, { RuleArn: rule, Actions: [fixed()] }),
    'of priorities': ({ world, rule }) =>
      setRulePriorities(world, { RulePriorities: [{ RuleArn: rule, Priority: 11 }] }),
    'by a new rule': ({ addRule, listener }) => addRule(listener, 1, [fixed()]),
    'by a registration': ({ register, green, instance }) => register(green, instance()),
    'by a deregistration': ({ world, blue, id }) =>
      deregisterTargets(world, { TargetGroupArn: blue, Targets: [{ Id: id }] }),
    'of a health check': ({ world, blue }) =>
      modifyTargetGroup(world, { TargetGroupArn: blue, HealthCheckPath: '/healthz' }),
    'of attributes of a group': ({ world, blue }) =>
      modifyTargetGroupAttributes(world, {
        TargetGroupArn: blue,
        Attributes: [{ Key: 'load_balancing.algorithm.type', Value: 'least_outstanding_requests' }],
      }),
    'of attributes of the load balancer': ({ world, loadBalancer }) =>
      modifyLoadBalancerAttributes(world, {
        LoadBalancerArn: loadBalancer,
        Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '5' }],
      }),
    'by an instance that stops': ({ world, id }) => world.compute.stop(id),
  }

  test.each(Object.keys(changes))('%s', (name) => {
    const scene = routed()
    const before = scene.table()

    present(changes[name])(scene)

    expect(scene.heard).toEqual([scene.loadBalancer])
    expect(scene.table().version).toBeGreaterThan(before.version)
  })
})

describe('nothing is announced', () => {
  test('when a change is refused', () => {
    const { world, rule, heard, table } = routed()
    const before = table()

    expect(refusal(() => modifyRule(world, { RuleArn: rule, Actions: [] }))).toMatch(/^ValidationError/)
    expect(heard).toEqual([])
    expect(table()).toBe(before)
  })

  test('when tags change', () => {
    const { world, blue, heard } = routed()

    addTags(world, { ResourceArns: [blue], Tags: [{ Key: 'a' }] })

    expect(heard).toEqual([])
  })

  test('when a target of a group that nothing names is registered', () => {
    const { group, register, instance, heard } = routed()

    register(group('spare'), instance())

    expect(heard).toEqual([])
  })
})

test('a table that was handed out never changes', () => {
  const { world, blue, id, table, listener, green } = routed()
  const before = table()
  const copy = structuredClone(before)

  deregisterTargets(world, { TargetGroupArn: blue, Targets: [{ Id: id }] })
  modifyListener(world, { ListenerArn: listener, DefaultActions: [forward(green)] })
  modifyTargetGroupAttributes(world, {
    TargetGroupArn: blue,
    Attributes: [{ Key: 'stickiness.lb_cookie.duration_seconds', Value: '5' }],
  })

  expect(before).toEqual(copy)
})

describe('nodes do not get a target', () => {
  test('that drains', () => {
    const { world, blue, id, table } = routed()

    deregisterTargets(world, { TargetGroupArn: blue, Targets: [{ Id: id }] })

    expect(table().groups.get(blue)?.targets).toEqual([])
  })

  test('whose instance does not run', () => {
    const { world, blue, id, table } = routed()

    world.compute.stop(id)

    expect(table().groups.get(blue)?.targets).toEqual([])
  })

  test('in a zone that is not enabled', () => {
    const { blue, register, instance, subnets, table } = routed()

    register(blue, instance(subnets.c))

    expect(table().groups.get(blue)?.targets).toHaveLength(1)
  })
})
