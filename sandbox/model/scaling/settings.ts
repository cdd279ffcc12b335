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

/** How much of the capacity is on demand: the base, and of what is above it so many percent. */
export interface Purchase {
  readonly base: number
  readonly percent: number
  readonly spotMaxPrice?: string
}

/** What a group launches. */
export interface LaunchChoice {
  readonly template: TemplateChoice
  readonly mixed?: {
    readonly overrides: readonly Override[]
    /** As it was sent. */
    readonly distribution: Readonly<Record<string, unknown>>
    readonly purchase: Purchase
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
