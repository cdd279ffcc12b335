import { expect, test } from 'vitest'
import { describeTargetHealth } from '../../../sandbox/operations/elbv2/describe-target-health.ts'
import { modifyLoadBalancerAttributes } from '../../../sandbox/operations/elbv2/modify-load-balancer-attributes.ts'
import { modifyTargetGroupAttributes } from '../../../sandbox/operations/elbv2/modify-target-group-attributes.ts'
import { createScene, forward } from './scene.ts'

/** A group behind a listener, with a healthy target in each of the zones a and b; shifts may be started. */
function shiftable() {
  const scene = createScene()
  const blue = scene.group('blue')
  scene.listener(80, [forward(blue)])
  const [inA, inB] = [scene.instance(scene.subnets.a), scene.instance(scene.subnets.b)]
  scene.register(blue, inA, inB)
  for (const id of [inA, inB]) scene.check(blue, id, true)
  const { world, loadBalancer } = scene
  modifyLoadBalancerAttributes(world, {
    LoadBalancerArn: loadBalancer,
    Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'true' }],
  })
  const overrides = () =>
    (describeTargetHealth(world, { TargetGroupArn: blue }).TargetHealthDescriptions ?? []).map(
      ({ AdministrativeOverride: override }) => override?.State,
    )
  const shift = (zone: string | undefined) => world.loadBalancing.shiftZone(loadBalancer, zone)
  const targets = () => world.loadBalancing.routingTable(loadBalancer).groups.get(blue)?.targets ?? []
  return { ...scene, blue, overrides, shift, targets }
}

test('targets in the zone that traffic is shifted away from are overridden, and healthy all the same', () => {
  const { overrides, shift, health, targets, blue } = shiftable()

  shift('us-east-1a')

  expect(overrides()).toEqual(['zonal_shift_active', 'no_override'])
  expect(Object.values(health(blue)).map((said) => said?.State)).toEqual(['healthy', 'healthy'])
  expect(targets().map(({ shifted }) => shifted)).toEqual([true, undefined])

  shift(undefined)

  expect(overrides()).toEqual(['no_override', 'no_override'])
  expect(targets().map(({ shifted }) => shifted)).toEqual([undefined, undefined])
})

test('of a group that does not cross zones only DNS tells', () => {
  const { overrides, shift, blue, world } = shiftable()
  modifyTargetGroupAttributes(world, {
    TargetGroupArn: blue,
    Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'false' }],
  })

  shift('us-east-1a')

  expect(overrides()).toEqual(['zonal_shift_delegated_to_dns', 'zonal_shift_delegated_to_dns'])
})

test('a shift needs the integration, and a zone of the load balancer', () => {
  const { shift, world, loadBalancer } = shiftable()
  expect(() => shift('us-east-1c')).toThrow('web has no subnet in us-east-1c')

  modifyLoadBalancerAttributes(world, {
    LoadBalancerArn: loadBalancer,
    Attributes: [{ Key: 'zonal_shift.config.enabled', Value: 'false' }],
  })

  expect(() => shift('us-east-1a')).toThrow('it is disabled by default')
})

test('nodes in that zone are out of DNS', () => {
  const { shift, world, loadBalancer } = shiftable()
  const { nodeAddresses = [] } = world.loadBalancing.loadBalancers.get(loadBalancer) ?? {}

  shift('us-east-1a')

  expect(world.loadBalancing.nodesInService(loadBalancer)).toEqual(nodeAddresses.slice(1))
})
