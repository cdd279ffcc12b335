import { describe, expect, test } from 'vitest'
import { deleteListener } from '../../../sandbox/operations/elbv2/delete-listener.ts'
import { deleteRule } from '../../../sandbox/operations/elbv2/delete-rule.ts'
import { deregisterTargets } from '../../../sandbox/operations/elbv2/deregister-targets.ts'
import { describeTargetHealth } from '../../../sandbox/operations/elbv2/describe-target-health.ts'
import { modifyListener } from '../../../sandbox/operations/elbv2/modify-listener.ts'
import { modifyTargetGroup } from '../../../sandbox/operations/elbv2/modify-target-group.ts'
import { modifyTargetGroupAttributes } from '../../../sandbox/operations/elbv2/modify-target-group-attributes.ts'
import { createScene, fixed, forward, header, present, weighted } from './scene.ts'

const notInUse = {
  State: 'unused',
  Reason: 'Target.NotInUse',
  Description: 'Target group is not configured to receive traffic from the load balancer',
}
const registering = {
  State: 'initial',
  Reason: 'Elb.RegistrationInProgress',
  Description: 'Target registration is in progress',
}
const checking = {
  State: 'initial',
  Reason: 'Elb.InitialHealthChecking',
  Description: 'Initial health checks in progress',
}
const draining = {
  State: 'draining',
  Reason: 'Target.DeregistrationInProgress',
  Description: 'Target deregistration is in progress',
}
const mismatch = {
  reason: 'Target.ResponseCodeMismatch',
  description: 'Health checks failed with these codes: [502]',
}
const unhealthy = { State: 'unhealthy', Reason: mismatch.reason, Description: mismatch.description }

/** One registered target in a group that a listener forwards to. */
function inUse(changed = {}) {
  const scene = createScene(changed)
  const group = scene.group('blue')
  const listener = scene.listener(80, [forward(group)])
  const id = scene.instance()
  scene.register(group, id)
  const health = () => scene.health(group)[`${id}:8080`]
  return { ...scene, group, listener, id, health, found: scene.check.bind(undefined, group, id) }
}

describe('a target of a group that nothing names', () => {
  test('is unused', () => {
    const scene = createScene()
    const group = scene.group('green')
    const id = scene.instance()

    scene.register(group, id)

    expect(scene.health(group)).toEqual({ [`${id}:8080`]: notInUse })
  })

  test('stays unused whatever a node that has not heard says', () => {
    const scene = createScene()
    const group = scene.group('green')
    const id = scene.instance()
    scene.register(group, id)

    scene.check(group, id, true)

    expect(scene.health(group)[`${id}:8080`]).toEqual(notInUse)
  })

  test('begins to be registered when a rule names its group, not before', async () => {
    const scene = createScene()
    const [blue, green] = [scene.group('blue'), scene.group('green')]
    const listener = scene.listener(80, [forward(blue)])
    const id = scene.instance()
    scene.register(green, id)
    await scene.world.clock.advance(60_000)

    scene.rule(listener, 10, [forward(green)], [header('x-preview', 'abc')])

    expect(scene.health(green)[`${id}:8080`]).toEqual(registering)
  })
})

describe('weight 0', () => {
  const attach = (changed: object) => {
    const scene = createScene(changed)
    const [blue, green] = [scene.group('blue'), scene.group('green')]
    const id = scene.instance()
    scene.register(green, id)
    scene.listener(80, [weighted({ [blue]: 1, [green]: 0 })])
    return scene.health(green)[`${id}:8080`]
  }

  test('counts as a reference', () => {
    expect(attach({})).toEqual(registering)
  })

  test('can be set to count as none', () => {
    expect(attach({ weightZeroIsReferenced: false })).toEqual(notInUse)
  })
})

describe('a target of a group in use', () => {
  test('is being registered for a short while, then checked', async () => {
    const { world, health } = inUse()

    const first = health()
    await world.clock.advance(1_000)

    expect([first, health()]).toEqual([registering, checking])
  })

  test('is healthy after one pass, and gives no reason then', () => {
    const { health, found } = inUse()

    found(true)

    expect(health()).toEqual({ State: 'healthy' })
  })

  test('is healthy after one pass though it failed before, below the threshold', () => {
    const { health, found } = inUse()

    found(mismatch)
    found(true)

    expect(health()).toEqual({ State: 'healthy' })
  })

  test('is unhealthy after as many failures in a row as UnhealthyThresholdCount says, and tells the last reason', async () => {
    const { world, health, found } = inUse()
    await world.clock.advance(1_000)

    found({ reason: 'Target.Timeout', description: 'Request timed out' })
    const once = health()
    found(mismatch)

    expect([once, health()]).toEqual([checking, unhealthy])
  })

  test('stays healthy through single failures', () => {
    const { health, found } = inUse()

    for (const result of [true, mismatch, true, mismatch] as const) found(result)

    expect(health()).toEqual({ State: 'healthy' })
  })

  test('is healthy again only after HealthyThresholdCount passes in a row', () => {
    const { world, group, health, found } = inUse()
    modifyTargetGroup(world, { TargetGroupArn: group, HealthyThresholdCount: 3 })
    for (const result of [mismatch, mismatch, true, true, mismatch, true, true] as const) found(result)

    const before = health()
    found(true)

    expect([before?.State, health()]).toEqual(['unhealthy', { State: 'healthy' }])
  })

  test('is healthy as soon as one node says so', () => {
    const { health, found } = inUse()
    found(mismatch, 0)
    found(mismatch, 0)

    found(true, 1)

    expect(health()).toEqual({ State: 'healthy' })
  })

  test('in a zone that the load balancer has no subnet in is unused', () => {
    const scene = createScene()
    const group = scene.group('blue')
    scene.listener(80, [forward(group)])
    const id = scene.instance(scene.subnets.c)

    scene.register(group, id)

    expect(scene.health(group)[`${id}:8080`]).toEqual({
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target is in an Availability Zone that is not enabled for the load balancer',
    })
  })

  test('is asked at its own port unless the health check names another', () => {
    const { world, group } = inUse()
    const ports = () =>
      describeTargetHealth(world, { TargetGroupArn: group }).TargetHealthDescriptions?.map(
        (one) => one.HealthCheckPort,
      )
    const own = ports()
    modifyTargetGroup(world, { TargetGroupArn: group, HealthCheckPort: '9000' })

    expect([own, ports()]).toEqual([['8080'], ['9000']])
  })
})

describe('a group that loses its last reference', () => {
  test('has unused targets', () => {
    const { world, listener, found, health } = inUse()
    found(true)

    modifyListener(world, { ListenerArn: listener, DefaultActions: [fixed()] })

    expect(health()).toEqual(notInUse)
  })

  test('has forgotten what was found out when it is named again', () => {
    const { world, group, listener, found, health } = inUse()
    found(true)

    modifyListener(world, { ListenerArn: listener, DefaultActions: [fixed()] })
    modifyListener(world, { ListenerArn: listener, DefaultActions: [forward(group)] })

    expect(health()).toEqual(registering)
  })

  test('is still in use while one of two references is left', () => {
    const { world, rule, group, listener, found, health } = inUse()
    const preview = rule(listener, 10, [forward(group)])
    found(true)

    modifyListener(world, { ListenerArn: listener, DefaultActions: [fixed()] })
    const behindRule = health()
    deleteRule(world, { RuleArn: preview })

    expect([behindRule, health()]).toEqual([{ State: 'healthy' }, notInUse])
  })

  test('loses it with the listener too', () => {
    const { world, listener, health } = inUse()

    deleteListener(world, { ListenerArn: listener })

    expect(health()).toEqual(notInUse)
  })
})

describe('a deregistered target', () => {
  const drain = () => {
    const scene = inUse()
    scene.found(true)
    modifyTargetGroupAttributes(scene.world, {
      TargetGroupArn: scene.group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '120' }],
    })
    const ended: string[] = []
    scene.world.loadBalancing.events.on('drained', (_, key) => ended.push(key))
    deregisterTargets(scene.world, { TargetGroupArn: scene.group, Targets: [{ Id: scene.id }] })
    return { ...scene, ended }
  }

  test('is listed as draining for the whole delay, then no more', async () => {
    const { world, group, id, health, ended } = drain()

    await world.clock.advance(119_999)
    const before = [health(), ...ended]
    await world.clock.advance(1)

    expect(before).toEqual([draining])
    expect(describeTargetHealth(world, { TargetGroupArn: group }).TargetHealthDescriptions).toEqual([])
    expect(ended).toEqual([`${id}:8080`])
  })

  test('asked for by name afterwards is not registered', async () => {
    const { world, group, id } = drain()
    await world.clock.advance(120_000)

    const answer = describeTargetHealth(world, { TargetGroupArn: group, Targets: [{ Id: id }] })

    expect(answer.TargetHealthDescriptions?.[0]?.TargetHealth).toEqual({
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    })
  })

  test('drains no longer for being deregistered twice', async () => {
    const { world, group, id, ended } = drain()
    await world.clock.advance(60_000)

    deregisterTargets(world, { TargetGroupArn: group, Targets: [{ Id: id }] })
    await world.clock.advance(60_000)

    expect(ended).toHaveLength(1)
  })

  test('can be registered again while it drains, and starts anew', async () => {
    const { world, group, id, register, health, ended } = drain()
    await world.clock.advance(60_000)

    register(group, id)
    const again = health()
    await world.clock.advance(600_000)

    expect([again, health(), ended]).toEqual([registering, checking, []])
  })

  test('is gone at once where the delay is 0', async () => {
    const { world, group, id, health } = inUse()
    modifyTargetGroupAttributes(world, {
      TargetGroupArn: group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '0' }],
    })

    deregisterTargets(world, { TargetGroupArn: group, Targets: [{ Id: id }] })
    await world.clock.advance(0)

    expect(health()).toBeUndefined()
  })

  test('that never was registered is no mistake', () => {
    const { world, group, health } = inUse()

    deregisterTargets(world, { TargetGroupArn: group, Targets: [{ Id: 'i-00000000000000000' }] })

    expect(health()).toEqual(registering)
  })

  test('keeps draining when its group is named no longer', () => {
    const { world, listener, health } = drain()

    modifyListener(world, { ListenerArn: listener, DefaultActions: [fixed()] })

    expect(health()).toEqual(draining)
  })
})

describe('a target whose instance does not run', () => {
  test('is unused, with the state of the instance', async () => {
    const { world, id, found, health } = inUse()
    found(true)

    world.compute.stop(id)
    await world.clock.advance(600_000)

    expect(health()).toEqual({
      State: 'unused',
      Reason: 'Target.InvalidState',
      Description: 'Target is in the stopped state',
    })
  })

  test('starts anew when the instance runs again', async () => {
    const { world, id, found, health } = inUse()
    found(true)
    world.compute.stop(id)
    await world.clock.advance(600_000)

    world.compute.start(id)
    await world.clock.advance(60_000)

    expect(health()).toEqual(checking)
  })

  test('is deregistered by itself a while after the instance was terminated', async () => {
    const { world, id, health } = inUse()

    world.compute.terminate(id)
    await world.clock.advance(30_000)
    const soon = present(health())
    await world.clock.advance(60_000)

    expect([soon.Reason, soon.Description, health()]).toEqual([
      'Target.InvalidState',
      'Target is in the terminated state',
      undefined,
    ])
  })
})
