import { AwsError } from '../../aws-error.ts'
import type { Timer } from '../../clock.ts'
import type { Launches } from '../scaling.ts'
import type { Activity, Group, Process } from './group.ts'
import type { Member } from './member.ts'
import type { Shown } from './shown.ts'
import type { Surroundings } from './surroundings.ts'

/** All that Auto Scaling knows; the files beside this one hold the rules of changing it. */
export interface State extends Surroundings {
  readonly groups: Map<string, Group>
  readonly past: Activity[]
  launches: Launches
  shown: Shown
  /** When each group looks at itself next. */
  readonly alarms: Map<Group, { readonly dueMs: number; readonly timer: Timer }>
  /** Has a group look at itself so much later, or sooner where that is planned already. */
  wake(group: Group, ms: number): void
}

/** A mistake in what was sent, as AWS says it. */
export function invalid(message: string): AwsError {
  return new AwsError('ValidationError', message)
}

/** The group, or AWS's answer where there is none. */
export function findGroup({ groups }: Pick<State, 'groups'>, name: string): Group {
  const found = groups.get(name)
  if (found === undefined)
    throw invalid(`AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`)
  return found
}

/** The group, where it is not on its way out. */
export function findLiving(state: State, name: string): Group {
  const group = findGroup(state, name)
  if (!group.isDeleted) return group
  throw new AwsError('ScalingActivityInProgress', `AutoScalingGroup ${name} is pending delete`)
}

export function change(group: Group, id: string, changes: Partial<Member>): Member {
  const before = group.members.get(id)
  if (before === undefined) throw new Error(`${group.name} has no instance ${id}`)
  const after = { ...before, ...changes }
  group.members.set(id, after)
  return after
}

/** Whether the group does such things by itself at present. */
export function does(group: Group, process: Process): boolean {
  return !group.suspended.has(process)
}

/** Whether the instance is on its way out. */
export function isLeaving({ state }: Member): boolean {
  return state.startsWith('Terminating')
}

/** Those that count as the group's capacity. */
export function standing(group: Group): readonly Member[] {
  return [...group.members.values()].filter((member) => !isLeaving(member))
}

/** How much of the desired capacity these are; without weights each is one. */
export function weigh(members: readonly Member[]): number {
  return members.reduce((sum, { weight = 1 }) => sum + weight, 0)
}

/** Random, in the form of a UUID. */
export function uuid({ random }: Pick<State, 'random'>): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-')
}

/** A time as AWS writes it in the causes of activities. */
export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}
