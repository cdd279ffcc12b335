import type { Hook, Member } from './member.ts'
import type { Policy, ScheduledAction } from './plans.ts'
import type { GroupSettings } from './settings.ts'

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

/** A target group that instances are registered with. */
export interface Source {
  readonly arn: string
  /** Which calls it was attached by: those of load balancers' target groups, or those of traffic sources. */
  readonly by: 'target-groups' | 'traffic-sources'
  readonly attachedMs: number
  /**
   * How far it has come, for good. InService: an instance passed a check, or it came with the group; before, no finding
   * of its has an instance replaced.
   */
  readonly reached: 'Adding' | 'Added' | 'InService'
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
  /** When the group next tries to even out its zones; undefined while they are even. */
  balanceMs: number | undefined
  /** No launch is tried before, since the last ones failed; and how many of them in a row. */
  retryMs: number
  failures: number
  isDeleted: boolean
}
