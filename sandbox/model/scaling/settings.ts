/** A launch template as a group names it; the version may be `$Latest` or `$Default`. */
export interface TemplateChoice {
  readonly id: string
  readonly name: string
  readonly version: string
}

/** One kind of instance that a mixed-instances policy allows, in the order of preference. */
export interface Override {
  readonly type?: string
  readonly weight?: string
  readonly template?: TemplateChoice
}

/** What a group launches. */
export interface LaunchChoice {
  readonly template: TemplateChoice
  readonly mixed?: {
    readonly overrides: readonly Override[]
    /** As it was sent; only the order of types is obeyed. */
    readonly distribution: Readonly<Record<string, unknown>>
  }
}

/** What UpdateAutoScalingGroup can change. */
export interface GroupSettings {
  readonly min: number
  readonly max: number
  readonly desired: number
  readonly launch: LaunchChoice
  readonly subnetIds: readonly string[]
  readonly zones: readonly string[]
  readonly cooldownSeconds: number
  /** As it was sent: `EC2`, `ELB` or both. */
  readonly healthCheckType: string
  readonly graceSeconds: number
  readonly terminationPolicies: readonly string[]
  readonly protectsNew: boolean
  readonly capacityRebalance: boolean
  readonly warmupSeconds?: number
  readonly maxLifetimeSeconds?: number
}
