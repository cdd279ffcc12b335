import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { type Color, colors, other } from '../../../deploy/model.ts'
import type { Mistake } from '../../../deploy/ports.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { groupName } from '../../arns.ts'
import type { Scope } from '../../scope.ts'
import { existingGroups } from '../../traffic/check-groups.ts'
import { balancerZones, type Zones } from '../balancer-zones.ts'
import { checkTargets } from '../check-room.ts'
import { checkRecords } from '../check-zone.ts'
import { staying } from '../ground.ts'
import { idleSide } from '../idle-side.ts'
import { unfilled, zonesToFill } from '../zones-to-fill.ts'
import { attachedTo, targetGroupsOf } from './attachment.ts'
import { checkKind } from './check-kind.ts'
import { checkMembers } from './check-members.ts'
import { checkTemplate } from './check-template.ts'
import { type Groups, readGroups } from './groups.ts'

/** Mistakes in the two groups, as far as AWS tells; reads only. */
export const checkGroups = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  launches: boolean,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const path = `services.${scope.settings.service}.fleet.auto-scaling`
  const [groups, idle, zones, toFill, types] = await Promise.all([
    readGroups(scope, fleet, signal),
    idleSide(scope, signal),
    balancerZones(scope, signal),
    zonesToFill(scope, signal),
    checkTargetType(scope, signal),
  ])
  const idleGroup = idle && groups[idle]
  const rest = await Promise.all([
    checkTemplate(scope, fleet, path, groups, signal),
    checkRecords(scope, signal),
    idleGroup ? checkMembers(scope, `${path}.${idle}`, idleGroup, idle, signal) : [],
    idle && launches ? checkSize(scope, path, idle, groups[other(idle)], signal) : [],
  ])
  return [
    ...checkTwins(path, fleet),
    ...colors.flatMap((color) => checkGroup(scope, fleet, path, groups, color, zones)),
    ...(idleGroup ? checkFilled(`${path}.${idle}`, idleGroup, toFill) : []),
    ...(idleGroup ? checkSuspended(`${path}.${idle}`, idleGroup) : []),
    ...types,
    ...rest.flat(),
  ]
}

/** The idle side is to be as large as the live one: both are targets at once. */
const checkSize = async (
  scope: Scope,
  path: string,
  idle: Color,
  group: AutoScalingGroup | undefined,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const live = await staying(scope, other(idle), signal)
  const count = Math.max(group?.DesiredCapacity ?? 0, new Set(live.flat()).size)
  return checkTargets({ scope, live, idle }, path, count, signal)
}

const checkTwins = (path: string, { groups }: AutoScalingSettings): readonly Mistake[] =>
  groups.blue === groups.green
    ? [
        {
          path,
          said: `blue and green are the same group ${groups.blue}`,
          remedy: 'Give each side a group of its own.',
        },
      ]
    : []

const checkGroup = (
  scope: Scope,
  fleet: AutoScalingSettings,
  at: string,
  groups: Groups,
  color: Color,
  zones: Zones | undefined,
): readonly Mistake[] => {
  const [path, name, group] = [`${at}.${color}`, fleet.groups[color], groups[color]]
  if (group === undefined) {
    const remedy = 'Name an Auto Scaling group of this account and Region.'
    return [{ path, said: `the Auto Scaling group ${name} does not exist`, remedy }]
  }
  const kind = checkKind(path, group)
  return group.Status === undefined
    ? [...kind, ...checkZones(path, group, zones), ...checkAttached(scope, path, group, color)]
    : kind
}

const checkZones = (
  path: string,
  { AutoScalingGroupName: name, AvailabilityZones = [] }: AutoScalingGroup,
  zones: Zones | undefined,
): readonly Mistake[] => {
  const outside = zones === undefined ? [] : AvailabilityZones.filter((zone) => !zones.all.includes(zone))
  if (zones === undefined || outside.length === 0) return []
  const which = zones.without(outside)
  const remedy = `Enable them for ${which}, or give the group subnets in ${zones.all.join(', ')} only.`
  return [{ path, said: `${name} launches in ${outside.join(', ')}, where ${which} is not`, remedy }]
}

const checkFilled = (
  path: string,
  { AutoScalingGroupName: name, AvailabilityZones = [] }: AutoScalingGroup,
  toFill: readonly string[],
): readonly Mistake[] => unfilled(path, `${name} launches nothing`, toFill, AvailabilityZones)

/** A group that is attached to the other side's target group would bring its instances into production. */
const checkAttached = (
  scope: Scope,
  path: string,
  group: AutoScalingGroup,
  color: Color,
): readonly Mistake[] => {
  const attached = attachedTo(group)
  const wrong = targetGroupsOf(scope, other(color)).filter((arn) => attached.has(arn))
  if (wrong.length === 0) return []
  const names = wrong.map(groupName).join(', ')
  const remedy = `Detach it there: ${color} belongs to ${targetGroupsOf(scope, color).map(groupName).join(', ')}.`
  return [{ path, said: `${group.AutoScalingGroupName} is attached to ${names} of ${other(color)}`, remedy }]
}

/** Processes without which a group cannot bring a side up or down. */
const needed = ['Launch', 'Terminate', 'AddToLoadBalancer']

const checkSuspended = (path: string, group: AutoScalingGroup): readonly Mistake[] => {
  const suspended = (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName ?? '')
  const missed = suspended.filter((process) => needed.includes(process))
  if (missed.length === 0) return []
  const remedy = `Resume ${missed.length === 1 ? 'it' : 'them'}: ResumeProcesses on ${group.AutoScalingGroupName}.`
  return [{ path, said: `${group.AutoScalingGroupName} has ${missed.join(', ')} suspended`, remedy }]
}

/** A group registers instances by their ids only. */
const checkTargetType = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const groups = [...(await existingGroups(scope, signal)).values()]
  const others = groups.filter(({ TargetType }) => TargetType === 'ip')
  if (others.length === 0) return []
  const names = others.map(({ TargetGroupName }) => TargetGroupName).join(', ')
  const path = `services.${scope.settings.service}.target-groups`
  const remedy = 'Use target groups of type instance with fleet.auto-scaling.'
  return [{ path, said: `${names}: an Auto Scaling group cannot register addresses`, remedy }]
}
