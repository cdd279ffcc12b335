import { AwsError } from '../../aws-error.ts'
import type { NewGroup } from '../scaling.ts'
import { at } from './activities.ts'
import type { Group, Process } from './group.ts'
import { forget } from './look.ts'
import type { Member } from './member.ts'
import { end, leave } from './members.ts'
import type { GroupSettings } from './settings.ts'
import { checkSources } from './sources.ts'
import { change, findGroup, findLiving, invalid, isLeaving, type State, timeText, uuid } from './state.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export function createGroup(state: State, wanted: NewGroup): Group {
  const there = state.groups.get(wanted.name)
  if (there !== undefined) {
    const standing = there.isDeleted ? 'is pending delete' : 'already exists'
    throw new AwsError(
      'AlreadyExists',
      `AutoScalingGroup by this name already exists - A group with the name ${wanted.name} ${standing}`,
    )
  }
  checkBounds(wanted.settings)
  checkSources(
    state,
    wanted.sources.map(({ arn }) => arn),
  )
  const group = emptyGroup(state, wanted)
  const created = `a user request created an AutoScalingGroup changing the desired capacity from 0 to ${wanted.settings.desired}.`
  group.reason = at(state, created)
  state.groups.set(wanted.name, group)
  state.wake(group, 0)
  return group
}

function emptyGroup(state: State, { name, settings, tags, hooks, sources }: NewGroup): Group {
  const { account, region } = state.settings
  const attachedMs = state.clock.now()
  return {
    name,
    arn: `arn:aws:autoscaling:${region}:${account}:autoScalingGroup:${uuid(state)}:autoScalingGroupName/${name}`,
    createdMs: attachedMs,
    settings,
    tags: new Map(tags),
    members: new Map(),
    suspended: new Map(),
    sources: new Map(
      sources.map(({ arn, by }) => [arn, { arn, by, attachedMs, reached: 'InService', removing: false }]),
    ),
    hooks: new Map(hooks.map((hook) => [hook.name, hook])),
    policies: new Map(),
    scheduled: new Map(),
    activities: [],
    reason: '',
    replacing: 0,
    cooldownUntilMs: 0,
    balanceMs: undefined,
    retryMs: 0,
    failures: 0,
    isDeleted: false,
  }
}

function checkBounds({ min, max, desired }: GroupSettings): void {
  if (max < min) throw invalid(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`)
  if (desired < min || desired > max)
    throw invalid(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    )
}

/** What was not sent has been filled in: sizes that do not fit the new bounds follow them. */
export function updateGroup(state: State, name: string, settings: GroupSettings): void {
  const group = findLiving(state, name)
  checkBounds(settings)
  const { min, max, desired } = settings
  const update = `a user request update of AutoScalingGroup constraints to min: ${min}, max: ${max}, desired: ${desired}`
  resize(state, group, settings, update)
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html */
export function setDesired(state: State, name: string, desired: number, honorsCooldown: boolean): void {
  const group = findLiving(state, name)
  const { min, max } = group.settings
  if (desired > max)
    throw invalid(
      `New SetDesiredCapacity value ${desired} is above max value ${max} for the AutoScalingGroup.`,
    )
  if (desired < min)
    throw invalid(
      `New SetDesiredCapacity value ${desired} is below min value ${min} for the AutoScalingGroup.`,
    )
  if (honorsCooldown) checkCooldown(state, group)
  resize(state, group, { ...group.settings, desired }, 'a user request explicitly set group desired capacity')
}

/** Refuses while the last activity is cooling down. */
export function checkCooldown({ clock }: State, group: Group): void {
  if (clock.now() >= group.cooldownUntilMs) return
  const id = group.activities.at(-1)?.id ?? ''
  throw new AwsError(
    'ScalingActivityInProgress',
    `Scaling activity ${id} is in progress and blocks this action`,
  )
}

/** Puts the settings in force, and says why where the desired capacity changes. */
export function resize(state: State, group: Group, settings: GroupSettings, who: string): void {
  const before = group.settings.desired
  group.settings = settings
  if (settings.desired !== before)
    group.reason = at(state, `${who} changing the desired capacity from ${before} to ${settings.desired}.`)
  // Whoever changes a group does not want to wait for what failed before.
  Object.assign(group, { retryMs: 0, failures: 0 })
  state.wake(group, 0)
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteAutoScalingGroup.html */
export function deleteGroup(state: State, name: string, isForced: boolean): void {
  const group = findGroup(state, name)
  const leaving = [...group.members.values()].filter(isLeaving)
  if (!isForced && group.members.size > leaving.length)
    throw new AwsError(
      'ResourceInUse',
      'You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.',
    )
  if (!isForced && leaving.length > 0)
    throw new AwsError(
      'ScalingActivityInProgress',
      'You cannot delete an AutoScalingGroup while there are scaling activities in progress for that group.',
    )
  if (group.members.size === 0) return void forget(state, group)
  group.isDeleted = true
  for (const member of group.members.values()) endAtOnce(state, group, member)
  state.wake(group, 0)
}

/** "This option also deletes any outstanding lifecycle actions"; nothing drains. */
function endAtOnce(state: State, group: Group, member: Member): void {
  if (!isLeaving(member)) leave(state, group, member, at(state, 'a user request force-deleted the group.'))
  end(state, group, change(group, member.id, { isUnhooked: true, waits: new Map(), state: 'Terminating' }))
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SuspendProcesses.html */
export function suspend(state: State, name: string, which: readonly Process[]): void {
  const group = findLiving(state, name)
  const reason = `User suspended at ${timeText(state.clock.now())}`
  for (const process of which) if (!group.suspended.has(process)) group.suspended.set(process, reason)
}

/** What was held back is done now, but for what AWS does not make up for. */
export function resume(state: State, name: string, which: readonly Process[]): void {
  const group = findLiving(state, name)
  for (const process of which) group.suspended.delete(process)
  state.wake(group, 0)
}
