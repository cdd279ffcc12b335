import type { Activity, Group, Process, Source, SourceState, Tag } from './scaling/group.ts'
import type { Hook, HookResult, Which } from './scaling/member.ts'
import type { Execution, Policy, Ringing, ScheduledAction } from './scaling/plans.ts'
import type { GroupSettings } from './scaling/settings.ts'

/** One instance that a group launches. */
export interface GroupLaunch {
  readonly template: { readonly id: string; readonly version: number }
  readonly type: string | undefined
  readonly subnetId: string
  /** As a Spot Instance. */
  readonly spot?: { readonly maxPrice?: string } | undefined
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
  /** Groups as reads of sizes, tags and instances show them: as they were `settings.staleReadsMs` ago. */
  shownGroups(): readonly Group[]
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
  /** An alarm of a policy goes off. */
  ring(name: string, policy: string, how: Ringing): void
  execute(name: string | undefined, policy: string, how: Execution): void
  putScheduled(name: string, action: Omit<ScheduledAction, 'arn' | 'dueMs'>): void
  deleteScheduled(name: string, action: string): void
}
