import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Color } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope } from '../../scope.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, readGroups, tagGroup, tagsOfGroup } from './groups.ts'

/**
 * What changes a group's size by itself; all else it does stays as it is, so that dead instances are replaced.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
const frozen = ['AlarmNotification', 'ScheduledActions']

/** Stands in the mark where all of them were suspended already. */
const none = '-'

const suspendedIn = (group: AutoScalingGroup): readonly string[] =>
  (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? '')

const markOf = (group: AutoScalingGroup): readonly string[] | undefined => {
  const mark = tagsOfGroup(group)[keys.frozen]
  return mark?.split(' ').filter((word) => word !== none && word !== '')
}

/**
 * Which processes we suspended, by the mark. The mark is written before and removed after: one of which nothing is
 * suspended is what a killed run left at either end, and says as much as none.
 */
export const frozenBy = (group: AutoScalingGroup): readonly string[] | undefined => {
  const mark = markOf(group)
  if (mark === undefined || mark.length === 0) return mark
  const still = mark.filter((process) => suspendedIn(group).includes(process))
  return still.length === 0 ? undefined : still
}

/** Suspends what is not suspended yet, with the mark of it on the group first. */
export const freeze = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  colors: readonly Color[],
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  const groups = await readGroups(scope, fleet, signal)
  for (const color of colors) {
    const group = groupOf(groups, color, fleet)
    const name = fleet.groups[color]
    const ours = [...(frozenBy(group) ?? []), ...frozen.filter((one) => !suspendedIn(group).includes(one))]
    const mark = ours.length === 0 ? none : ours.join(' ')
    await tagGroup(scope, name, { [keys.frozen]: mark }, false, signal)
    if (ours.length > 0)
      await autoScaling.suspendProcesses({ AutoScalingGroupName: name, ScalingProcesses: ours }, signal)
    lag.note(color, { frozen: ours })
  }
}

/** Resumes exactly what the mark names; the mark goes last. */
export const thaw = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  colors: readonly Color[],
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  const groups = await readGroups(scope, fleet, signal)
  for (const color of colors) {
    const mark = markOf(groupOf(groups, color, fleet))
    if (mark === undefined) continue
    const name = fleet.groups[color]
    if (mark.length > 0)
      await autoScaling.resumeProcesses({ AutoScalingGroupName: name, ScalingProcesses: [...mark] }, signal)
    const tag = { ResourceId: name, ResourceType: 'auto-scaling-group', Key: keys.frozen }
    await autoScaling.deleteTags({ Tags: [tag] }, signal)
    lag.note(color, { frozen: undefined })
  }
}
