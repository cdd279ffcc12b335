import type { EventEmitter } from 'node:events'

/** An Application Load Balancer. Its nodes are addresses of our own network, the same for all its listeners. */
export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly dnsName: string
  readonly hostedZoneId: string
  readonly scheme: 'internet-facing' | 'internal'
  readonly vpcId: string
  readonly createdMs: number
  readonly subnets: readonly { readonly id: string; readonly zone: string }[]
  readonly nodeAddresses: readonly string[]
  readonly securityGroups: readonly string[]
  readonly attributes: Map<string, string>
}

export type Action =
  | {
      readonly type: 'forward'
      readonly order?: number
      readonly groups: readonly { readonly arn: string; readonly weight: number }[]
      readonly stickiness: { readonly enabled: boolean; readonly durationSeconds?: number }
    }
  | {
      readonly type: 'fixed-response'
      readonly order?: number
      readonly status: string
      readonly contentType?: string
      readonly body?: string
    }
  | {
      readonly type: 'redirect'
      readonly order?: number
      readonly status: 'HTTP_301' | 'HTTP_302'
      readonly protocol: string
      readonly port: string
      readonly host: string
      readonly path: string
      readonly query: string
    }
  /** The authenticate actions are kept as sent (secrets apart) and pass every request through in the data plane. */
  | {
      readonly type: 'authenticate-oidc' | 'authenticate-cognito' | 'jwt-validation'
      readonly order?: number
      readonly config: Readonly<Record<string, unknown>>
      readonly secret?: string
    }

export type Condition =
  | {
      readonly field: 'host-header' | 'path-pattern' | 'http-request-method' | 'source-ip'
      readonly values: readonly string[]
    }
  | { readonly field: 'http-header'; readonly name: string; readonly values: readonly string[] }
  | {
      readonly field: 'query-string'
      readonly pairs: readonly { readonly key?: string; readonly value: string }[]
    }

export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS'
  readonly defaultActions: readonly Action[]
  /** The rule that the default actions are, as DescribeRules lists it. */
  readonly defaultRuleArn: string
  readonly createdMs: number
  readonly sslPolicy?: string
  readonly certificateArns: readonly string[]
  readonly mutualAuthentication?: Readonly<Record<string, unknown>>
  readonly attributes: ReadonlyMap<string, string>
}

export interface Rule {
  readonly arn: string
  readonly listenerArn: string
  readonly priority: number
  readonly conditions: readonly Condition[]
  readonly actions: readonly Action[]
  readonly transforms: readonly unknown[]
}

export interface HealthCheck {
  readonly enabled: boolean
  readonly protocol: string
  readonly port: string
  readonly path: string
  readonly intervalSeconds: number
  readonly timeoutSeconds: number
  readonly healthyThreshold: number
  readonly unhealthyThreshold: number
  /** As AWS writes it: `200`, `200,202` or `200-399`. */
  readonly matcher: string
}

export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: string
  readonly protocolVersion: string
  readonly port: number
  readonly vpcId: string
  readonly targetType: 'instance' | 'ip' | 'lambda' | 'alb'
  readonly healthCheck: HealthCheck
  readonly attributes: Map<string, string>
  readonly ipAddressType: 'ipv4' | 'ipv6'
  /** By `id:port`. Draining targets stay here until their delay is over. */
  readonly targets: Map<string, Target>
}

/** What one node has found out about one target. */
export interface NodeHealth {
  readonly healthy: boolean | undefined
  readonly passes: number
  readonly failures: number
  readonly reason?: string
  readonly description?: string
}

export interface Target {
  readonly id: string
  readonly port: number
  /** The address that is asked: the instance's private one, or the registered one. */
  readonly address: string
  readonly zone: string
  readonly registeredMs: number
  readonly drainingUntilMs?: number
  /** By node address. */
  readonly health: ReadonlyMap<string, NodeHealth>
}

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
  noteCheck(
    targetGroupArn: string,
    key: string,
    node: string,
    result: { readonly passed: boolean; readonly reason?: string; readonly description?: string },
  ): boolean

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

export type Changes = ReadonlyMap<string, string>

export interface NewLoadBalancer {
  readonly name: string
  readonly scheme: LoadBalancer['scheme']
  readonly vpcId: string
  readonly subnets: LoadBalancer['subnets']
  readonly securityGroups: readonly string[]
  readonly tags?: Changes
}

export interface NewTargetGroup {
  readonly name: string
  readonly protocol: string
  readonly protocolVersion: string
  readonly port: number
  readonly vpcId: string
  readonly targetType: TargetGroup['targetType']
  readonly ipAddressType?: TargetGroup['ipAddressType']
  readonly healthCheck: HealthCheck
  readonly tags?: Changes
}

export interface NewListener {
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: Listener['protocol']
  readonly defaultActions: readonly Action[]
  readonly sslPolicy?: string
  readonly certificateArns?: readonly string[]
  readonly mutualAuthentication?: Readonly<Record<string, unknown>>
  readonly tags?: Changes
}

export interface NewRule {
  readonly listenerArn: string
  readonly priority: number
  readonly conditions: readonly Condition[]
  readonly actions: readonly Action[]
  readonly transforms?: readonly unknown[]
  readonly tags?: Changes
}

/** What tells a target apart in its group: without a port, the group's own port is meant. */
export interface TargetName {
  readonly id: string
  readonly port?: number
  /** For addresses outside the VPC: the zone, or `all`. */
  readonly zone?: string
}

/** As DescribeTargetHealth says it. */
export interface TargetHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable'
  readonly reason?: string
  readonly description?: string
  /** Of a registered target: what a zonal shift makes of it. */
  readonly override?: 'zonal_shift_active' | 'zonal_shift_delegated_to_dns'
}
