import { isDeepStrictEqual } from 'node:util'
import { AwsError } from '../../aws-error.ts'
import { newTargetGroupArn } from './arns.ts'
import { checkAttributes, checkTogether, defaultsOf, targetGroupAttributes } from './attributes.ts'
import type { Changes } from './changes.ts'
import { checkTargetStickiness } from './check-actions.ts'
import { findTargetGroup } from './find.ts'
import { limits } from './limits.ts'
import { loadBalancersOf } from './references.ts'
import { announce, type State } from './state.ts'
import type { HealthCheck, NewTargetGroup, TargetGroup } from './target-group.ts'
import { forgetTarget } from './targets.ts'

export function createTargetGroup(state: State, wanted: NewTargetGroup): TargetGroup {
  const same = [...state.targetGroups.values()].find(({ name }) => name === wanted.name)
  if (same !== undefined) return existing(same, wanted)
  if (state.targetGroups.size >= limits.targetGroups) {
    throw new AwsError('TooManyTargetGroups', 'The maximum number of target groups has been reached')
  }
  const group = make(state, wanted)
  state.targetGroups.set(group.arn, group)
  state.tags.create(group.arn, wanted.tags ?? new Map())
  return group
}

/** "If you attempt to create multiple target groups with the same settings, each call succeeds." */
function existing(same: TargetGroup, wanted: NewTargetGroup): TargetGroup {
  const pick = (group: NewTargetGroup) => [
    ...[group.protocol, group.protocolVersion, group.port, group.vpcId, group.targetType],
    ...[group.ipAddressType ?? 'ipv4', group.healthCheck],
  ]
  if (isDeepStrictEqual(pick(same), pick(wanted))) return same
  throw new AwsError(
    'DuplicateTargetGroupName',
    `A target group with the same name '${wanted.name}' exists, but with different settings`,
  )
}

function make(state: State, wanted: NewTargetGroup): TargetGroup {
  const { tags: _, ipAddressType = 'ipv4', ...settings } = wanted
  return {
    arn: newTargetGroupArn(state, wanted.name),
    ...settings,
    ipAddressType,
    attributes: defaultsOf(targetGroupAttributes),
    targets: new Map(),
  }
}

/** Other properties of a group can never be changed. */
export function setHealthCheck(state: State, arn: string, changes: Partial<HealthCheck>): TargetGroup {
  const before = findTargetGroup(state, arn)
  const after = { ...before, healthCheck: { ...before.healthCheck, ...changes } }
  state.targetGroups.set(arn, after)
  announce(state, loadBalancersOf(state, arn))
  return after
}

export function setTargetGroupAttributes(state: State, arn: string, changes: Changes): TargetGroup {
  const before = findTargetGroup(state, arn)
  checkAttributes('Target group', targetGroupAttributes, changes)
  checkTogether(new Map([...before.attributes, ...changes]))
  if (changes.get('stickiness.enabled') === 'true') checkTargetStickiness(state, arn)
  for (const [key, value] of changes) before.attributes.set(key, value)
  announce(state, loadBalancersOf(state, arn))
  return before
}

/** One that does not exist counts as deleted: AWS names no other error than ResourceInUse. */
export function deleteTargetGroup(state: State, arn: string): void {
  const group = state.targetGroups.get(arn)
  if (group === undefined) return
  if (loadBalancersOf(state, arn).length > 0) {
    throw new AwsError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`)
  }
  for (const key of [...group.targets.keys()]) forgetTarget(state, group, key)
  state.targetGroups.delete(arn)
  state.tags.forget(arn)
}
