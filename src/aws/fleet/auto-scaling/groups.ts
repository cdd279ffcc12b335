import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { type Color, colors } from '../../../deploy/model.ts'
import { SwitchoverError } from '../../../errors.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import type { Scope } from '../../scope.ts'

/** The groups of both sides; undefined where AWS has none of that name. */
export type Groups = Readonly<Record<Color, AutoScalingGroup | undefined>>

/** Both groups in one call, with their instances. */
export const readGroups = async (
  scope: Scope,
  { groups }: AutoScalingSettings,
  signal: AbortSignal,
): Promise<Groups> => {
  const autoScaling = await scope.clients.autoScaling()
  const names = [...new Set([groups.blue, groups.green])]
  const found = await autoScaling.describeAutoScalingGroups({ AutoScalingGroupNames: names }, signal)
  const named = (color: Color) =>
    found.AutoScalingGroups?.find(({ AutoScalingGroupName }) => AutoScalingGroupName === groups[color])
  return { blue: named('blue'), green: named('green') }
}

/** The group of a side, which must be there by now. */
export const groupOf = (groups: Groups, color: Color, { groups: names }: AutoScalingSettings) => {
  const group = groups[color]
  if (group !== undefined) return group
  throw new SwitchoverError(
    'bad-world',
    `the Auto Scaling group ${names[color]} of ${color} does not exist`,
    'Name a group of this account and Region, or make this one again.',
  )
}

/** Instances of a group by id, those that it is ending set apart. */
export const membersOf = (group: AutoScalingGroup): readonly string[] =>
  (group.Instances ?? [])
    .filter(({ LifecycleState }) => !LifecycleState?.startsWith('Terminat'))
    .map(({ InstanceId }) => InstanceId ?? '')

/** Whether AWS lets the protection of such an instance be changed: only in service, or standing by. */
export const inService = (group: AutoScalingGroup) =>
  (group.Instances ?? []).filter(({ LifecycleState }) => LifecycleState === 'InService')

/** The colors whose groups hold any of these machines. */
export const holding = (groups: Groups, machines: readonly string[]): readonly Color[] =>
  colors.filter((color) => {
    const group = groups[color]
    return group !== undefined && membersOf(group).some((id) => machines.includes(id))
  })

/** What the service's own tags on a group say. */
export const tagsOfGroup = (group: AutoScalingGroup): Readonly<Record<string, string>> =>
  Object.fromEntries((group.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']))

export const untagGroup = async (
  scope: Scope,
  name: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  const Tags = names.map((Key) => ({ ResourceId: name, ResourceType: 'auto-scaling-group', Key }))
  await autoScaling.deleteTags({ Tags }, signal)
}

/** Tags of a group; what it launches from then on is born with them where they propagate. */
export const tagGroup = async (
  scope: Scope,
  name: string,
  tags: Readonly<Record<string, string>>,
  propagates: boolean,
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  const Tags = Object.entries(tags).map(([Key, Value]) => ({
    ResourceId: name,
    ResourceType: 'auto-scaling-group',
    Key,
    Value,
    PropagateAtLaunch: propagates,
  }))
  await autoScaling.createOrUpdateTags({ Tags }, signal)
}
