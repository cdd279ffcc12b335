import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { FleetAct } from '../../../deploy/acts.ts'
import type { Color } from '../../../deploy/model.ts'
import type { Machine } from '../../../deploy/side.ts'
import { SwitchoverError } from '../../../errors.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope } from '../../scope.ts'
import { adopt as adoptMachines, keep as keepMachines } from '../end.ts'
import type { TakingAct } from '../fleet.ts'
import { readById } from '../instances.ts'
import type { Lag } from '../lag.ts'
import { keptColor, sideOfInstance } from '../machines.ts'
import { ownOnly } from '../own.ts'
import type { GroupLag } from './group-lag.ts'
import { type Groups, groupOf, holding, inService, membersOf, readGroups, tagGroup } from './groups.ts'
import { eraseGuard } from './guard-mark.ts'
import { setProtection } from './protection.ts'

/** The sides whose groups an act empties: what was kept is asked for by its machines. */
const emptied = (groups: Groups, { color, machines }: TakingAct): readonly Color[] =>
  color === 'kept' ? holding(groups, machines) : [color]

/** R8: a group is emptied as one, whatever machines were named. */
export const takenWith = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  act: TakingAct,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  if (act.kind === 'keep') return act.machines
  const groups = await readGroups(scope, fleet, signal)
  return emptied(groups, act).flatMap((color) => {
    const group = groups[color]
    return group === undefined ? [] : membersOf(group)
  })
}

/**
 * Sets the group to zero and leaves the rest to it: its hooks are honoured, and nothing is launched in their place. What
 * was kept of the side stays in the group, protected from its scale-in.
 */
export const terminate = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  act: Extract<FleetAct, { kind: 'terminate' }>,
  signal: AbortSignal,
): Promise<void> => {
  const groups = await readGroups(scope, fleet, signal)
  const autoScaling = await scope.clients.autoScaling()
  for (const color of emptied(groups, act)) {
    const group = groupOf(groups, color, fleet)
    const members = membersOf(group)
    refuseStuck(group)
    if (act.color === 'kept') refuseMore(fleet.groups[color], members, act.machines)
    const own = await ownOnly(scope, members, signal)
    const spared = act.color === 'kept' ? [] : await keptOf(scope, own, signal)
    await protectOnly(scope, group, spared, signal)
    await eraseGuard(scope, group, signal)
    const input = { AutoScalingGroupName: fleet.groups[color], MinSize: 0, DesiredCapacity: spared.length }
    await autoScaling.updateAutoScalingGroup(input, signal)
    lag.note(color, { min: 0, desired: spared.length, guarded: false, protected: [], shielded: [] })
  }
}

/** Those of these machines that are on no side any more. */
const keptOf = async (
  scope: Scope,
  machines: readonly Machine[],
  signal: AbortSignal,
): Promise<readonly string[]> =>
  readById(
    await scope.clients.ec2(),
    machines.map(({ id }) => id),
    (instance) => (sideOfInstance(instance) === keptColor ? instance.InstanceId : undefined),
    signal,
  )

/** A protected instance would stay for ever, and the group would never be empty: these stay, and no others. */
const protectOnly = async (
  scope: Scope,
  group: AutoScalingGroup,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const serving = inService(group).map(({ InstanceId = '', ProtectedFromScaleIn = false }) => ({
    id: InstanceId,
    isProtected: ProtectedFromScaleIn,
  }))
  const wrong = (wanted: boolean) =>
    serving
      .filter(({ id, isProtected }) => ids.includes(id) === wanted && isProtected !== wanted)
      .map(({ id }) => id)
  await setProtection(scope, group, wrong(true), true, signal)
  await setProtection(scope, group, wrong(false), false, signal)
}

/**
 * Told to end its instances it would end none, and nobody would hear of it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-suspend-resume-processes.html
 */
const refuseStuck = ({ AutoScalingGroupName: name, SuspendedProcesses }: AutoScalingGroup): void => {
  if (!SuspendedProcesses?.some(({ ProcessName }) => ProcessName === 'Terminate')) return
  throw new SwitchoverError(
    'bad-world',
    `${name} has Terminate suspended, and would end none of its instances`,
    `Resume it (aws autoscaling resume-processes --auto-scaling-group-name ${name} --scaling-processes Terminate), and run the command again.`,
  )
}

/** What was kept may have company by now, which is not meant. */
const refuseMore = (group: string, members: readonly string[], meant: readonly string[]): void => {
  const more = members.filter((id) => !meant.includes(id))
  if (more.length === 0) return
  throw new SwitchoverError(
    'bad-world',
    `${group} holds ${more.join(', ')} beside what was kept, and can only be emptied as a whole`,
    'Detach what was kept from the group and end it yourself.',
  )
}

/** The machines stay in their group, on no side any more; so does what the group puts in their place. */
export const keep = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: Lag,
  act: Extract<FleetAct, { kind: 'keep' }>,
  signal: AbortSignal,
): Promise<void> => {
  const group = fleet.groups[act.color]
  if (act.stop) {
    throw new SwitchoverError(
      'bad-input',
      `${act.machines.join(', ')} cannot be stopped: ${group} would replace them`,
      'Set then: terminate or then: keep with fleet.auto-scaling.',
    )
  }
  await tagGroup(scope, group, { [keys.color]: keptColor }, true, signal)
  await keepMachines(scope, lag, act, signal)
}

/** With leave only: the group and what is in it become ours, of no counted attempt, so that they can be ended. */
export const adopt = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  act: Extract<FleetAct, { kind: 'adopt' }>,
  signal: AbortSignal,
): Promise<void> => {
  const group = (await readGroups(scope, fleet, signal))[act.color]
  if (group === undefined) return adoptMachines(scope, act, signal)
  const tags = { [keys.owner]: scope.owner, [keys.attempt]: 'adopted', [keys.color]: act.color }
  await tagGroup(scope, fleet.groups[act.color], tags, true, signal)
  const machines = [...new Set([...act.machines, ...membersOf(group)])]
  await adoptMachines(scope, { ...act, machines }, signal)
}
