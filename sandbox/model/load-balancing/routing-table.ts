import type { Action } from './action.ts'
import type { Condition } from './condition.ts'
import { findLoadBalancer } from './find.ts'
import type { Listener } from './listener.ts'
import { uses } from './references.ts'
import type { State } from './state.ts'
import type { HealthCheck, TargetGroup } from './target-group.ts'
import { isZoneEnabled, stoppedState } from './target-health.ts'
import { overrideOf } from './zonal-shifts.ts'

/** What one node must know to route: a snapshot that never changes. Nodes obey snapshots at their own pace. */
export interface RoutingTable {
  readonly loadBalancerArn: string
  /** Grows with every accepted change; a node that obeys n ignores anything older. */
  readonly version: number
  readonly listeners: readonly {
    readonly arn: string
    readonly port: number
    readonly protocol: 'HTTP' | 'HTTPS'
    /** By ascending priority; the default actions come last as a rule without conditions. */
    readonly rules: readonly {
      readonly arn: string
      readonly conditions: readonly Condition[]
      readonly actions: readonly Action[]
    }[]
  }[]
  /** Every target group that a listener or rule names (weight 0 too), with its targets that are not draining. */
  readonly groups: ReadonlyMap<
    string,
    {
      readonly arn: string
      readonly attributes: ReadonlyMap<string, string>
      readonly healthCheck: HealthCheck
      readonly targets: readonly {
        readonly key: string
        readonly address: string
        readonly port: number
        /** In a zone that traffic is shifted away from: it is checked, and gets no requests while others do. */
        readonly shifted?: true
      }[]
    }
  >
}

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
