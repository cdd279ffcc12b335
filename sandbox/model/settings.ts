/** What can be set when a sandbox starts. Times are milliseconds of the sandbox's own clock. */
export interface Settings {
  readonly account: string
  readonly region: string
  /** Load-balancer nodes of each load balancer. */
  readonly nodes: number
  /** How long each node takes to obey an accepted change; drawn for each node and change. */
  readonly propagationMs: readonly [min: number, max: number]
  /** Overrides how often nodes check health; undefined: as the target group says. */
  readonly healthIntervalMs: number | undefined
  /** How long a read may still show what was true before a change (tags and instances). */
  readonly staleReadsMs: number
  /** How long a launched instance stays pending; drawn for each. */
  readonly bootMs: readonly [min: number, max: number]
  /** How long Route 53 stays PENDING; drawn for each change. */
  readonly insyncMs: readonly [min: number, max: number]
  /** How long after an instance begins to run its agent reports to Systems Manager; drawn for each. */
  readonly ssmAgentMs: readonly [min: number, max: number]
  /** How long after the end of a minute its load balancer's metrics are shown; drawn for each minute. */
  readonly metricLagMs: readonly [min: number, max: number]
  /** Whether user data of a config that is not the seeded one may be run. */
  readonly runUserData: boolean
  /** The second octet N of the 127.N.0.0/16 that this sandbox lives in. */
  readonly network: number
  /**
   * Whether a target group that actions name with weight 0 alone has its health checked. AWS does not say;
   * CodeDeploy relies on it. Left out: it has.
   */
  readonly weightZeroIsReferenced?: boolean
}
