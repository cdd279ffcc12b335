import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Color } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope } from '../../scope.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, readGroups, tagGroup, tagsOfGroup, untagGroup } from './groups.ts'

/**
 * What changes a group's size by itself; all else it does stays as it is, so that dead instances are replaced.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
const scalers = ['AlarmNotification', 'ScheduledActions']

/** Those of them that are not suspended. */
export const looseIn = (group: AutoScalingGroup): readonly string[] => {
  const suspended = (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName)
  return scalers.filter((process) => !suspended.includes(process))
}

/** What the mark on the group says that we suspended. It is written before, and removed after. */
export const frozenBy = (group: AutoScalingGroup): readonly string[] => {
  const words = (tagsOfGroup(group)[keys.frozen] ?? '').split(' ')
  return scalers.filter((process) => words.includes(process))
}

/** Suspends what is not suspended yet, with the mark of it on the group first: what others suspended is never in it. */
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
    const [AutoScalingGroupName, loose] = [fleet.groups[color], looseIn(group)]
    if (loose.length === 0) continue
    const frozen = scalers.filter((process) => [...loose, ...frozenBy(group)].includes(process))
    await tagGroup(scope, AutoScalingGroupName, { [keys.frozen]: frozen.join(' ') }, false, signal)
    await autoScaling.suspendProcesses({ AutoScalingGroupName, ScalingProcesses: [...loose] }, signal)
    lag.note(color, { frozen, loose: [] })
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
    const group = groupOf(groups, color, fleet)
    const [AutoScalingGroupName, frozen] = [fleet.groups[color], frozenBy(group)]
    // Without a name the call would resume everything.
    if (frozen.length === 0) continue
    await autoScaling.resumeProcesses({ AutoScalingGroupName, ScalingProcesses: [...frozen] }, signal)
    await untagGroup(scope, AutoScalingGroupName, [keys.frozen], signal)
    const loose = scalers.filter((process) => [...frozen, ...looseIn(group)].includes(process))
    lag.note(color, { frozen: [], loose })
  }
}
