import type { EventEmitter } from 'node:events'
import type { Changes } from './load-balancing/changes.ts'
import type { Listener, NewListener } from './load-balancing/listener.ts'
import type { LoadBalancer, NewLoadBalancer } from './load-balancing/load-balancer.ts'
import type { RoutingTable } from './load-balancing/routing-table.ts'
import type { NewRule, Rule } from './load-balancing/rule.ts'
import type { CheckResult, TargetHealth, TargetName } from './load-balancing/target.ts'
import type { HealthCheck, NewTargetGroup, TargetGroup } from './load-balancing/target-group.ts'

/** What the data plane listens to. */
export interface LoadBalancingEvents {
  /** An accepted change altered what nodes have to do. */
  routing: [loadBalancerArn: string]
  /** The deregistration delay of a target is over: requests and connections still open to it are cut. */
  drained: [targetGroupArn: string, key: string]
  deleted: [loadBalancerArn: string]
}

/** The state of Elastic Load Balancing and its rules; operations call it, the data plane watches it. */
export interface LoadBalancing {
  readonly events: EventEmitter<LoadBalancingEvents>
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>
  readonly listeners: ReadonlyMap<string, Listener>
  readonly rules: ReadonlyMap<string, Rule>
  readonly targetGroups: ReadonlyMap<string, TargetGroup>
  /** Tags by ARN of any of the above. */
  readonly tags: ReadonlyMap<string, ReadonlyMap<string, string>>
  routingTable(loadBalancerArn: string): RoutingTable
  /** Whether a listener or rule names the group. */
  isReferenced(targetGroupArn: string): boolean
  /** A node's finding about a target; false where it agrees with all that the node knew, and changed nothing. */
  noteCheck(targetGroupArn: string, key: string, node: string, result: CheckResult): boolean

  // What operations call. Each refuses as AWS refuses (an `AwsError`), and changes nothing then.
  /** Gives the existing one back where name and settings are the same. */
  createLoadBalancer(wanted: NewLoadBalancer): LoadBalancer
  /** Shifts traffic away from a zone of the load balancer, or back; in AWS another service asks for that. */
  shiftZone(loadBalancerArn: string, zone: string | undefined): void
  /** The addresses of the nodes that DNS names. */
  nodesInService(loadBalancerArn: string): readonly string[]
  loadBalancerState(arn: string): 'provisioning' | 'active'
  setLoadBalancerAttributes(arn: string, changes: Changes): LoadBalancer
  /** Its listeners and rules go with it; one that does not exist is deleted too. */
  deleteLoadBalancer(arn: string): void
  /** Gives the existing one back where name and settings are the same. */
  createTargetGroup(wanted: NewTargetGroup): TargetGroup
  setHealthCheck(arn: string, changes: Partial<HealthCheck>): TargetGroup
  setTargetGroupAttributes(arn: string, changes: Changes): TargetGroup
  deleteTargetGroup(arn: string): void
  /** Gives the existing one back where port and settings are the same. */
  createListener(wanted: NewListener): Listener
  modifyListener(arn: string, changes: Partial<Omit<NewListener, 'loadBalancerArn' | 'tags'>>): Listener
  setListenerAttributes(arn: string, changes: Changes): Listener
  deleteListener(arn: string): void
  createRule(wanted: NewRule): Rule
  modifyRule(arn: string, changes: Partial<Pick<NewRule, 'conditions' | 'actions' | 'transforms'>>): Rule
  /** All of them or none. */
  setRulePriorities(pairs: readonly { readonly arn: string; readonly priority: number }[]): readonly Rule[]
  deleteRule(arn: string): void
  registerTargets(targetGroupArn: string, targets: readonly TargetName[]): void
  deregisterTargets(targetGroupArn: string, targets: readonly TargetName[]): void
  /** The aggregate of what the nodes found; of a target that is not registered too. */
  targetHealth(targetGroupArn: string, target: TargetName): TargetHealth
  /** The load balancers (one at most) whose listeners or rules name the group. */
  loadBalancersOf(targetGroupArn: string): readonly string[]
  addTags(arns: readonly string[], tags: Changes): void
  removeTags(arns: readonly string[], keys: readonly string[]): void
  /** Tags as a read shows them: as they were `staleReadsMs` ago. */
  shownTags(arn: string): ReadonlyMap<string, string>
}
