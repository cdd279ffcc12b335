import type { Listener, RoutingTable, TargetGroup } from '../load-balancing.ts'
import { findLoadBalancer } from './find.ts'
import { uses } from './references.ts'
import type { State } from './state.ts'
import { isZoneEnabled, stoppedState } from './target-health.ts'
import { overrideOf } from './zonal-shifts.ts'

/** What the nodes of a load balancer have to obey now; the same object until the next accepted change. */
export function routingTable(state: State, loadBalancerArn: string): RoutingTable {
  findLoadBalancer(state, loadBalancerArn)
  const known = state.tables.get(loadBalancerArn)
  if (known !== undefined) return known
  const table = draw(state, loadBalancerArn)
  state.tables.set(loadBalancerArn, table)
  return table
}

function draw(state: State, loadBalancerArn: string): RoutingTable {
  const listeners = [...state.listeners.values()].filter((one) => one.loadBalancerArn === loadBalancerArn)
  const named = new Set(
    uses(state).flatMap((use) => (use.loadBalancerArn === loadBalancerArn ? use.groupArn : [])),
  )
  const groups = [...named].flatMap((arn) => state.targetGroups.get(arn) ?? [])
  return {
    loadBalancerArn,
    version: state.versions.get(loadBalancerArn) ?? 0,
    listeners: listeners.map((listener) => drawListener(state, listener)),
    groups: new Map(groups.map((group) => [group.arn, drawGroup(state, group)])),
  }
}

function drawListener(state: State, listener: Listener): RoutingTable['listeners'][number] {
  const rules = [...state.rules.values()].filter((rule) => rule.listenerArn === listener.arn)
  const inOrder = rules.toSorted((one, other) => one.priority - other.priority)
  const last = { arn: listener.defaultRuleArn, conditions: [], actions: listener.defaultActions }
  return {
    arn: listener.arn,
    port: listener.port,
    protocol: listener.protocol,
    rules: [...inOrder.map(({ arn, conditions, actions }) => ({ arn, conditions, actions })), last],
  }
}

function drawGroup(state: State, group: TargetGroup) {
  const targets = [...group.targets].filter(
    ([, target]) =>
      target.drainingUntilMs === undefined &&
      stoppedState(state, group, target) === undefined &&
      isZoneEnabled(state, group, target),
  )
  return {
    arn: group.arn,
    attributes: new Map(group.attributes),
    healthCheck: group.healthCheck,
    targets: targets.map(([key, target]) => ({
      key,
      address: target.address,
      port: target.port,
      ...(overrideOf(state, group, target) === 'zonal_shift_active' && { shifted: true as const }),
    })),
  }
}
