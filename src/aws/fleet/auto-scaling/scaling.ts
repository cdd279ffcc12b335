import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Scaling } from '../../../deploy/side.ts'
import { keys, type Scope } from '../../scope.ts'
import { keptColor } from '../machines.ts'
import { attachedTo } from './attachment.ts'
import { frozenBy, looseIn } from './freezing.ts'
import { inService, tagsOfGroup } from './groups.ts'
import { guardOf } from './guard-mark.ts'
import { protectionOf } from './protection.ts'

/** A group in our words. */
export const toScaling = (
  scope: Scope,
  group: AutoScalingGroup,
  targetGroups: readonly string[],
  said: string,
): Scaling => {
  const tags = tagsOfGroup(group)
  const isKept = tags[keys.color] === keptColor
  const ours = tags[keys.owner] === scope.owner && !isKept
  const attached = attachedTo(group)
  // Machines that are kept are on no side; they stay protected as they are.
  const { unprotected, ours: guarded, theirs } = protectionOf(isKept ? [] : inService(group), guardOf(group))
  return {
    group: group.AutoScalingGroupName ?? '',
    attempt: ours ? (tags[keys.attempt] ?? '') : '',
    min: group.MinSize ?? 0,
    max: group.MaxSize ?? 0,
    desired: group.DesiredCapacity ?? 0,
    attached: targetGroups.every((arn) => attached.has(arn)),
    frozen: frozenBy(group),
    loose: looseIn(group),
    guarded: !isKept && guardOf(group) !== undefined,
    unprotected,
    protected: guarded,
    shielded: theirs,
    said,
  }
}

/** Whether the group has fewer instances that are well than it should: only then its activities say anything of use. */
const isShort = (group: AutoScalingGroup): boolean => {
  const well = (group.Instances ?? []).filter(
    ({ LifecycleState, HealthStatus }) =>
      HealthStatus === 'Healthy' && /^(InService|Pending|Standby|EnteringStandby)/.test(LifecycleState ?? ''),
  )
  return well.length < (group.DesiredCapacity ?? 0)
}

/** One page of activities; the newest come first. */
const activitiesRead = 10

/** An activity that ended longer ago says nothing about what is asked of the group now. */
const newsMs = 15 * 60_000

/**
 * Why a group that is short could not launch lately, in AWS's words; empty where its last activity went well.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html
 */
export const trouble = async (
  scope: Scope,
  group: AutoScalingGroup,
  signal: AbortSignal,
): Promise<string> => {
  if (!isShort(group)) return ''
  const autoScaling = await scope.clients.autoScaling()
  const { Activities } = await autoScaling.describeScalingActivities(
    { AutoScalingGroupName: group.AutoScalingGroupName, MaxRecords: activitiesRead },
    signal,
  )
  const last = Activities?.find(({ StatusCode }) => /^(Successful|Failed|Cancelled)$/.test(StatusCode ?? ''))
  if (last === undefined || last.StatusCode === 'Successful') return ''
  const ended = (last.EndTime ?? last.StartTime)?.getTime() ?? 0
  if (scope.clients.clock.now() - ended > newsMs) return ''
  return [last.Description, last.StatusMessage].filter(Boolean).join(': ')
}
