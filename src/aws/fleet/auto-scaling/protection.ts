import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { FleetAct } from '../../../deploy/acts.ts'
import type { Color } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope, tagList } from '../../scope.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, inService, readGroups } from './groups.ts'

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
  if (!on) await keepServing(scope, group, serving.length, lag, color, signal)
  // The mark stands whenever the protection may: it is written before and taken back after.
  if (on) await mark(scope, wanted, on, signal)
  await setProtection(scope, group, wanted, on, signal)
  if (!on) await mark(scope, wanted, on, signal)
  lag.noteProtected(wanted, on)
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

const mark = async (scope: Scope, machines: readonly string[], on: boolean, signal: AbortSignal) => {
  if (machines.length === 0) return
  const ec2 = await scope.clients.ec2()
  await ec2.createTags({ Resources: [...machines], Tags: tagList({ [keys.protected]: String(on) }) }, signal)
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
  for (let start = 0; start < machines.length; start += machinesACall) {
    const InstanceIds = machines.slice(start, start + machinesACall)
    await autoScaling.setInstanceProtection(
      { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn: on },
      signal,
    )
  }
}
