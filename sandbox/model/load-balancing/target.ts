/** One registered target of a group. */
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

/** What one node has found out about one target. */
export interface NodeHealth {
  readonly healthy: boolean | undefined
  readonly passes: number
  readonly failures: number
  readonly reason?: string
  readonly description?: string
}

/** What a node found in one check. */
export interface CheckResult {
  readonly passed: boolean
  readonly reason?: string
  readonly description?: string
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
