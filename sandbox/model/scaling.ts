/** What a group does by itself, and what can be suspended. */
export type Process = (typeof processes)[number]

/** https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html */
export const processes = [
  'Launch',
  'Terminate',
  'AddToLoadBalancer',
  'AlarmNotification',
  'AZRebalance',
  'HealthCheck',
  'InstanceRefresh',
  'ReplaceUnhealthy',
  'ScheduledActions',
] as const

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

export type LifecycleState =
  | 'Pending'
  | 'Pending:Wait'
  | 'Pending:Proceed'
  | 'InService'
  | 'Terminating'
  | 'Terminating:Wait'
  | 'Terminating:Proceed'

export type HookResult = 'CONTINUE' | 'ABANDON'

/** A hook that an instance waits for. */
export interface Waiting {
  readonly token: string
  readonly sinceMs: number
  readonly untilMs: number
  readonly timeoutMs: number
  readonly otherwise: HookResult
  readonly result?: HookResult
}

/** An instance of a group. */
export interface Member {
  readonly id: string
  readonly type: string
  readonly zone: string
  readonly subnetId: string
  readonly template: { readonly id: string; readonly name: string; readonly version: number }
  readonly launchedMs: number
  readonly state: LifecycleState
  /** Since when it is in that state. */
  readonly sinceMs: number
  readonly inServiceMs?: number
  /** Why it is no longer to be in service, in the words of the activity that will end it. */
  readonly unhealthy?: string
  readonly isProtected: boolean
  /** EC2 was asked to terminate it. */
  readonly ended?: true
  /** No hook waits for its end. */
  readonly isUnhooked?: true
  readonly waits: ReadonlyMap<string, Waiting>
  readonly activityId: string
}

export interface Hook {
  readonly name: string
  readonly transition: 'autoscaling:EC2_INSTANCE_LAUNCHING' | 'autoscaling:EC2_INSTANCE_TERMINATING'
  readonly timeoutSeconds: number
  readonly otherwise: HookResult
  /** Kept as sent: nobody is notified. */
  readonly notification: {
    readonly target?: string
    readonly role?: string
    readonly metadata?: string
  }
}

/** A target group that instances are registered with. */
export interface Source {
  readonly arn: string
  /** Which calls it was attached by: those of load balancers' target groups, or those of traffic sources. */
  readonly by: 'target-groups' | 'traffic-sources'
  readonly attachedMs: number
  /** By the group's creation: "the target group enters this state immediately". */
  readonly inServiceAtOnce: boolean
  readonly removing: boolean
}

export type SourceState = 'Adding' | 'Added' | 'InService' | 'Removing'

export interface Tag {
  readonly value: string
  readonly propagates: boolean
}

export type ActivityStatus =
  | 'PreInService'
  | 'InProgress'
  | 'WaitingForELBConnectionDraining'
  | 'MidLifecycleAction'
  | 'Successful'
  | 'Failed'
  | 'Cancelled'

export interface Activity {
  readonly id: string
  readonly groupName: string
  readonly groupArn: string
  readonly description: string
  readonly cause: string
  readonly startMs: number
  readonly endMs?: number
  readonly status: ActivityStatus
  readonly message?: string
  readonly details: string
}

/** A policy as it was put; only simple and step scaling can be executed, and no alarm ever rings. */
export interface Policy {
  readonly name: string
  readonly arn: string
  readonly type: 'SimpleScaling' | 'StepScaling' | 'TargetTrackingScaling'
  readonly enabled: boolean
  readonly adjustmentType?: string
  readonly adjustment?: number
  readonly minMagnitude?: number
  readonly cooldownSeconds?: number
  readonly steps: readonly { readonly from: number; readonly to: number; readonly adjustment: number }[]
  /** What else was sent, to be shown again. */
  readonly shown: Readonly<Record<string, unknown>>
  readonly alarms: readonly { readonly name: string; readonly arn: string }[]
}

/** What a scheduled action changes, and when. */
export interface ScheduledAction {
  readonly name: string
  readonly arn: string
  readonly startMs?: number
  readonly endMs?: number
  readonly recurrence?: string
  readonly timeZone?: string
  readonly min?: number
  readonly max?: number
  readonly desired?: number
  /** When it is next due; an action that is over is forgotten. */
  readonly dueMs: number
}

export interface Group {
  readonly name: string
  readonly arn: string
  readonly createdMs: number
  settings: GroupSettings
  readonly tags: Map<string, Tag>
  readonly members: Map<string, Member>
  /** With the reason that is shown. */
  readonly suspended: Map<Process, string>
  readonly sources: Map<string, Source>
  readonly hooks: Map<string, Hook>
  readonly policies: Map<string, Policy>
  readonly scheduled: Map<string, ScheduledAction>
  /** Oldest first. */
  readonly activities: Activity[]
  /** Why the capacity is being changed, in AWS's words; the next activities say it. */
  reason: string
  /** How many instances are owed for unhealthy ones. */
  replacing: number
  cooldownUntilMs: number
  /** No launch is tried before, since the last ones failed; and how many of them in a row. */
  retryMs: number
  failures: number
  isDeleted: boolean
}

/** One instance that a group launches. */
export interface GroupLaunch {
  readonly template: { readonly id: string; readonly version: number }
  readonly type: string | undefined
  readonly subnetId: string
  readonly tags: ReadonlyMap<string, string>
  readonly groupName: string
}

/** EC2, as groups ask it. Refuses as EC2 does. */
export interface Launches {
  /** Gives the new instance's id. */
  launch(launch: GroupLaunch): string
  /** What is wrong with the launch, whatever room there is at present. */
  attempt(launch: GroupLaunch): void
}

/** What a client sets when it makes a group. */
export interface NewGroup {
  readonly name: string
  readonly settings: GroupSettings
  readonly tags: ReadonlyMap<string, Tag>
  readonly hooks: readonly Hook[]
  readonly sources: readonly Pick<Source, 'arn' | 'by'>[]
}

/** EC2 Auto Scaling: groups that keep themselves at their size, by the sandbox's clock. */
export interface Scaling {
  readonly groups: ReadonlyMap<string, Group>
  /** Activities of groups that are gone. */
  readonly past: readonly Activity[]
  /** How groups ask EC2 for instances. */
  launchBy(launches: Launches): void
  /** Refuses what EC2 would not launch. */
  tryLaunch(settings: GroupSettings): void

  // What operations call. Each refuses as AWS refuses (an `AwsError`), and changes nothing then.
  create(wanted: NewGroup): Group
  update(name: string, settings: GroupSettings): void
  setDesired(name: string, desired: number, honorsCooldown: boolean): void
  delete(name: string, isForced: boolean): void
  /** The group, or AWS's answer where there is none. */
  find(name: string): Group
  /** The group of an instance. */
  groupOf(instanceId: string): Group | undefined
  suspend(name: string, which: readonly Process[]): void
  resume(name: string, which: readonly Process[]): void
  protect(name: string, ids: readonly string[], isProtected: boolean): void
  setHealth(id: string, isHealthy: boolean, respectsGrace: boolean): void
  terminate(id: string, decrements: boolean): Activity
  attach(name: string, arns: readonly string[], by: Source['by']): void
  detach(name: string, arns: readonly string[], by: Source['by']): void
  sourceState(group: Group, source: Source): SourceState
  putHook(name: string, hook: Hook): void
  deleteHook(name: string, hookName: string): void
  completeHook(name: string, hookName: string, which: Which, result: HookResult): void
  heartbeat(name: string, hookName: string, which: Which): void
  setTags(name: string, tags: ReadonlyMap<string, Tag>): void
  deleteTags(name: string, tags: ReadonlyMap<string, string | undefined>): void
  putPolicy(name: string, policy: Omit<Policy, 'arn' | 'alarms'>): Policy
  deletePolicy(name: string | undefined, policy: string): void
  execute(name: string | undefined, policy: string, how: Execution): void
  putScheduled(name: string, action: Omit<ScheduledAction, 'arn' | 'dueMs'>): void
  deleteScheduled(name: string, action: string): void
}

/** The action of a hook that is meant: by its token, or by the instance that waits. */
export interface Which {
  readonly token?: string | undefined
  readonly instanceId?: string | undefined
}

export interface Execution {
  readonly honorsCooldown: boolean
  readonly metric?: number | undefined
  readonly threshold?: number | undefined
}
