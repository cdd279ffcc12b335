import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { FleetAct } from '../../../deploy/acts.ts'
import type { Color } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { chunks } from '../../chunks.ts'
import type { Scope } from '../../scope.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, inService, readGroups } from './groups.ts'
import { eraseGuard, guardOf, writeGuard } from './guard-mark.ts'

/** One call takes no more. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetInstanceProtection.html */
const machinesACall = 50

/** Protects machines from scale-in, or no more; what is not in service (any more) is left out. */
export const protect = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  { color, machines, on }: Extract<FleetAct, { kind: 'protect' }>,
  signal: AbortSignal,
): Promise<void> => {
  const group = groupOf(await readGroups(scope, fleet, signal), color, fleet)
  const serving = inService(group).map(({ InstanceId }) => InstanceId ?? '')
  const wanted = machines.filter((id) => serving.includes(id))
  // The mark stands whenever the protection may: it is written before and taken back after.
  if (on) {
    await writeGuard(scope, group, signal)
    await setProtection(scope, group, wanted, on, signal)
  } else {
    await keepServing(scope, group, serving.length, lag, color, signal)
    await setProtection(scope, group, wanted, on, signal)
    await eraseGuard(scope, group, signal)
  }
  lag.note(color, { ...protection(group, wanted, on), guarded: on })
}

/** How the instances of the group stand once these have changed. */
const protection = (group: AutoScalingGroup, changed: readonly string[], on: boolean) => {
  const { unprotected, ours } = protectionOf(inService(group), guardOf(group))
  const others = (ids: readonly string[]) => ids.filter((id) => !changed.includes(id))
  return on
    ? { unprotected: others(unprotected), protected: [...others(ours), ...changed].sort() }
    : { unprotected: [...others(unprotected), ...changed].sort(), protected: others(ours) }
}

/** Instances by their protection from scale-in: none, by us, by others; `theirs` is what our mark on the group says. */
export const protectionOf = (
  serving: ReturnType<typeof inService>,
  theirs: readonly string[] | undefined,
) => {
  const idsWhere = (isProtected: boolean) =>
    serving
      .filter(({ ProtectedFromScaleIn }) => (ProtectedFromScaleIn ?? false) === isProtected)
      .map(({ InstanceId }) => InstanceId ?? '')
      .sort()
  const guarded = idsWhere(true)
  const ours = guarded.filter((id) => theirs !== undefined && !theirs.includes(id))
  return {
    unprotected: idsWhere(false),
    ours,
    theirs: guarded.filter((id) => !ours.includes(id)),
  }
}

/**
 * What alarms asked of a group while it had no traffic, and its protection held up, would come true at once, and could
 * take most of a side that is live again: the group goes on from what serves, and its alarms decide anew.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-instance-protection.html
 */
const keepServing = async (
  scope: Scope,
  { AutoScalingGroupName, DesiredCapacity = 0, MaxSize = 0 }: AutoScalingGroup,
  serving: number,
  lag: GroupLag,
  color: Color,
  signal: AbortSignal,
): Promise<void> => {
  const desired = Math.min(serving, MaxSize)
  if (DesiredCapacity >= desired) return
  const autoScaling = await scope.clients.autoScaling()
  await autoScaling.updateAutoScalingGroup({ AutoScalingGroupName, DesiredCapacity: desired }, signal)
  lag.note(color, { desired })
  scope.say(`${AutoScalingGroupName} was to have ${DesiredCapacity} and has ${desired}: it keeps these`)
}

/** Sets it for instances of the group, whoever protected them. */
export const setProtection = async (
  scope: Scope,
  { AutoScalingGroupName }: AutoScalingGroup,
  machines: readonly string[],
  on: boolean,
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  for (const InstanceIds of chunks(machines, machinesACall)) {
    await autoScaling.setInstanceProtection(
      { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: on },
      signal,
    )
  }
}
