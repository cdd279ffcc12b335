import type { AutoScalingGroup, MixedInstancesPolicy } from '@aws-sdk/client-auto-scaling'
import type { FleetAct } from '../../../deploy/acts.ts'
import { other } from '../../../deploy/model.ts'
import { SwitchoverError } from '../../../errors.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import type { Scope } from '../../scope.ts'
import type { LaunchAct } from '../fleet.ts'
import { readById } from '../instances.ts'
import { bornWith } from '../launch-tags.ts'
import { toMachine } from '../machines.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, membersOf, readGroups, tagGroup } from './groups.ts'
import type { Named } from './template.ts'
import { versionFor } from './version.ts'

/**
 * Has the group launch an attempt: its template first, then its tags, then its sizes, so that what it launches at any
 * moment is what its tags say. Each is set, never moved (R2).
 */
export const launch = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  act: LaunchAct,
  signal: AbortSignal,
): Promise<void> => {
  const groups = await readGroups(scope, fleet, signal)
  const group = groupOf(groups, act.color, fleet)
  await refuseOthers(scope, group, act, signal)
  const name = fleet.groups[act.color]
  const version = await versionFor(scope, fleet, group, act, signal)
  const autoScaling = await scope.clients.autoScaling()
  const template = templateOf(group, version)
  await autoScaling.updateAutoScalingGroup({ AutoScalingGroupName: name, ...template }, signal)
  await tagGroup(scope, name, bornWith(scope, fleet.tags, act), true, signal)
  const sizes = sizesFor(group, groups[other(act.color)], act.count)
  await autoScaling.updateAutoScalingGroup({ AutoScalingGroupName: name, ...sizes }, signal)
  lag.note(act.color, {
    attempt: act.attempt,
    min: sizes.MinSize,
    max: sizes.MaxSize,
    desired: sizes.DesiredCapacity,
  })
}

/** Has the group launch more of what it has; never less than it was told meanwhile. */
export const raise = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  { color, count }: Extract<FleetAct, { kind: 'raise' }>,
  signal: AbortSignal,
): Promise<void> => {
  const groups = await readGroups(scope, fleet, signal)
  const group = groupOf(groups, color, fleet)
  const wanted = Math.max(count, group.DesiredCapacity ?? 0)
  const sizes = sizesFor(group, groups[other(color)], wanted)
  const autoScaling = await scope.clients.autoScaling()
  await autoScaling.updateAutoScalingGroup({ AutoScalingGroupName: fleet.groups[color], ...sizes }, signal)
  lag.note(color, { min: sizes.MinSize, max: sizes.MaxSize, desired: sizes.DesiredCapacity })
}

/** Whatever else is in the group would be counted for this attempt and get its traffic. */
const refuseOthers = async (scope: Scope, group: AutoScalingGroup, act: LaunchAct, signal: AbortSignal) => {
  const ids = membersOf(group)
  if (ids.length === 0) return
  const ec2 = await scope.clients.ec2()
  const machines = await readById(ec2, ids, (instance) => toMachine(instance, scope.owner), signal)
  const others = machines.filter(({ ours, attempt }) => !ours || attempt !== act.attempt).map(({ id }) => id)
  if (others.length === 0) return
  throw new SwitchoverError(
    'bad-world',
    `${group.AutoScalingGroupName} holds ${others.join(', ')}, not launched for ${act.attempt}`,
    'Set the group to zero, or end them with command retire and allow: adopted (or allow: kept).',
  )
}

/** Only the version changes: overrides and distribution of a mixed-instances policy go back as they were read (R9). */
const templateOf = (
  group: AutoScalingGroup,
  { id, version }: Named,
): { LaunchTemplate?: object; MixedInstancesPolicy?: MixedInstancesPolicy } => {
  const specification = { LaunchTemplateId: id, Version: version }
  const mixed = group.MixedInstancesPolicy
  if (mixed === undefined) return { LaunchTemplate: specification }
  const LaunchTemplate = { ...mixed.LaunchTemplate, LaunchTemplateSpecification: specification }
  return { MixedInstancesPolicy: { ...mixed, LaunchTemplate } }
}

/** The live group's limits as they are now, not those of some config; widened to hold the count. */
const sizesFor = (group: AutoScalingGroup, opposite: AutoScalingGroup | undefined, count: number) => {
  const live = opposite !== undefined && (opposite.DesiredCapacity ?? 0) > 0 ? opposite : group
  return {
    MinSize: Math.min(live.MinSize ?? 0, count),
    MaxSize: Math.max(live.MaxSize ?? 0, count),
    DesiredCapacity: count,
  }
}
