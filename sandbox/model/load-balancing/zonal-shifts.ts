import { findLoadBalancer } from './find.ts'
import type { LoadBalancer } from './load-balancer.ts'
import { loadBalancersOf } from './references.ts'
import { announce, type State } from './state.ts'
import type { Target, TargetHealth } from './target.ts'
import type { TargetGroup } from './target-group.ts'

/**
 * Shifts a load balancer's traffic away from a zone, as Application Recovery Controller does; undefined: back.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/zonal-shift.html
 */
export function shiftZone(state: State, loadBalancerArn: string, zone: string | undefined): void {
  const balancer = findLoadBalancer(state, loadBalancerArn)
  if (zone === undefined) state.shifts.delete(balancer.arn)
  else {
    if (balancer.attributes.get(integration) !== 'true')
      throw new Error(`${balancer.name} has not ${integration}: it is disabled by default`)
    if (!balancer.subnets.some((subnet) => subnet.zone === zone))
      throw new Error(`${balancer.name} has no subnet in ${zone}`)
    state.shifts.set(balancer.arn, zone)
  }
  announce(state, [balancer.arn])
}

const integration = 'zonal_shift.config.enabled'

/** Nodes that DNS names: those of a zone that traffic is shifted away from are left out. */
export function nodesInService(
  state: State,
  { arn, subnets, nodeAddresses }: LoadBalancer,
): readonly string[] {
  const away = state.shifts.get(arn)
  return nodeAddresses.filter(
    (_, index) => subnets[index % subnets.length]?.zone !== away || away === undefined,
  )
}

/** A group that does not cross zones leaves it to DNS: no target tells of a shift then. */
export function overrideOf(state: State, group: TargetGroup, target: Target): TargetHealth['override'] {
  const balancers = loadBalancersOf(state, group.arn)
  if (group.attributes.get('load_balancing.cross_zone.enabled') === 'false') {
    const integrated = balancers.some(
      (arn) => state.loadBalancers.get(arn)?.attributes.get(integration) === 'true',
    )
    return integrated ? 'zonal_shift_delegated_to_dns' : undefined
  }
  return balancers.some((arn) => state.shifts.get(arn) === target.zone) ? 'zonal_shift_active' : undefined
}
