import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { TrafficAct } from '../../../deploy/acts.ts'
import type { Color } from '../../../deploy/model.ts'
import { isDraining } from '../../../deploy/seen.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { chunks } from '../../chunks.ts'
import type { Scope } from '../../scope.ts'
import { deregister, readTargets } from '../../traffic/registration.ts'
import type { AwsFleet } from '../fleet.ts'
import type { GroupLag } from './group-lag.ts'
import { groupOf, membersOf, readGroups } from './groups.ts'

/** One call takes no more. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html */
const groupsACall = 10

/** The target groups of a side, each once. */
export const targetGroupsOf = (scope: Scope, color: Color): readonly string[] => [
  ...new Set(scope.settings.pairs.map((pair) => pair[color])),
]

/** Every target group that is attached to the group, whichever call attached it. */
export const attachedTo = (group: AutoScalingGroup): ReadonlySet<string> =>
  new Set([
    ...(group.TargetGroupARNs ?? []),
    ...(group.TrafficSources ?? []).map(({ Identifier }) => Identifier ?? ''),
  ])

/** The members of a group come and go in target groups with the group: they are attached and detached as one. */
export const createRegistration = (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
): NonNullable<AwsFleet['registration']> => ({
  async register({ color }, signal) {
    const group = groupOf(await readGroups(scope, fleet, signal), color, fleet)
    const attached = attachedTo(group)
    const missing = targetGroupsOf(scope, color).filter((arn) => !attached.has(arn))
    const autoScaling = await scope.clients.autoScaling()
    for (const some of chunks(missing, groupsACall)) {
      const input = { AutoScalingGroupName: group.AutoScalingGroupName, TargetGroupARNs: some }
      await autoScaling.attachLoadBalancerTargetGroups(input, signal)
    }
    lag.note(color, { attached: true })
  },
  async deregister(act, signal) {
    // Single targets go by themselves: the group would take all of them.
    if (act.only !== undefined) return deregister(scope, act.color, act.only, signal)
    return detachAll(scope, fleet, lag, act, signal)
  },
})

const detachAll = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  lag: GroupLag,
  { color }: Extract<TrafficAct, { kind: 'deregister' }>,
  signal: AbortSignal,
): Promise<void> => {
  const group = groupOf(await readGroups(scope, fleet, signal), color, fleet)
  const attached = attachedTo(group)
  const wanted = targetGroupsOf(scope, color).filter((arn) => attached.has(arn))
  await detach(scope, group, wanted, signal)
  lag.note(color, { attached: false })
  // What the group has just let go drains by the group; all that is left goes by itself.
  const letGo = wanted.length === 0 ? [] : membersOf(group)
  const left = (await readTargets(scope, signal))[color].filter(({ id }) => !letGo.includes(id))
  const ids = [...new Set(left.filter((target) => !isDraining(target)).map(({ id }) => id))]
  if (ids.length > 0) await deregister(scope, color, ids, signal)
}

/**
 * Each by the calls that it was attached with: a target group that was attached as a traffic source can be detached as
 * one only. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancerTargetGroups.html
 */
const detach = async (
  scope: Scope,
  group: AutoScalingGroup,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<void> => {
  const autoScaling = await scope.clients.autoScaling()
  const AutoScalingGroupName = group.AutoScalingGroupName
  const plain = wanted.filter((arn) => group.TargetGroupARNs?.includes(arn))
  for (const TargetGroupARNs of chunks(plain, groupsACall))
    await autoScaling.detachLoadBalancerTargetGroups({ AutoScalingGroupName, TargetGroupARNs }, signal)
  const sources = wanted.filter((arn) => !plain.includes(arn))
  for (const some of chunks(sources, groupsACall)) {
    const TrafficSources = some.map((Identifier) => ({ Identifier, Type: 'elbv2' }))
    await autoScaling.detachTrafficSources({ AutoScalingGroupName, TrafficSources }, signal)
  }
}
