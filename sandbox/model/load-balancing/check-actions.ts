import { AwsError } from '../../aws-error.ts'
import type { Action } from './action.ts'
import { findTargetGroup } from './find.ts'
import { limits } from './limits.ts'
import type { LoadBalancer } from './load-balancer.ts'
import { loadBalancersOf, uses } from './references.ts'
import type { State } from './state.ts'
import type { TargetGroup } from './target-group.ts'

type Forward = Extract<Action, { readonly type: 'forward' }>

/** Where actions are about to stand: `replacing` is the listener or rule whose actions they take the place of. */
export interface Place {
  readonly loadBalancer: LoadBalancer
  readonly protocol: string
  readonly replacing?: string
}

/** Refuses actions that AWS would not let stand there, by what the groups are and what else uses them. */
export function checkActions(state: State, place: Place, actions: readonly Action[]): void {
  const forwards = actions.filter((action) => action.type === 'forward')
  for (const forward of forwards) {
    const groups = forward.groups.map(({ arn }) => findTargetGroup(state, arn))
    for (const group of groups) checkFit(place, group)
    checkAssociation(state, place.loadBalancer, groups)
    checkStickiness(forward, groups)
  }
  const named = forwards.flatMap((forward) => forward.groups.map(({ arn }) => arn))
  checkQuotas(state, place, named)
}

function checkFit({ loadBalancer, protocol }: Place, group: TargetGroup): void {
  if (group.targetType === 'lambda') return
  if (group.protocol !== 'HTTP' && group.protocol !== 'HTTPS') {
    throw new AwsError(
      'IncompatibleProtocols',
      `The listener protocol '${protocol}' is not compatible with protocol '${group.protocol}' of target group '${group.arn}'`,
    )
  }
  if (group.protocolVersion === 'GRPC' && protocol !== 'HTTPS') {
    throw new AwsError(
      'InvalidConfigurationRequest',
      `Listener protocol '${protocol}' is not supported with a target group with the protocol-version 'GRPC'`,
    )
  }
  if (group.vpcId !== loadBalancer.vpcId) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      `The following target groups are not in the VPC of load balancer '${loadBalancer.arn}': '${group.arn}'`,
    )
  }
}

function checkAssociation(state: State, { arn }: LoadBalancer, groups: readonly TargetGroup[]): void {
  const taken = groups.filter((group) => loadBalancersOf(state, group.arn).some((other) => other !== arn))
  if (taken.length === 0) return
  const names = taken.map((group) => group.arn).join(', ')
  throw new AwsError(
    'TargetGroupAssociationLimit',
    `The following target groups cannot be associated with more than one load balancer: ${names}`,
  )
}

/**
 * "If you have a forward action with multiple target groups and one or more has sticky sessions enabled, you must
 * enable target group stickiness."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html
 */
function checkStickiness(forward: Forward, groups: readonly TargetGroup[]): void {
  if (groups.length < 2 || forward.stickiness.enabled) return
  const sticky = groups.find((group) => group.attributes.get('stickiness.enabled') === 'true')
  if (sticky === undefined) return
  throw new AwsError(
    'InvalidConfigurationRequest',
    `You must enable group stickiness on a rule if you enabled target stickiness on one of its target groups (${sticky.arn})`,
  )
}

function checkQuotas(state: State, { loadBalancer, replacing }: Place, named: readonly string[]): void {
  const kept = uses(state).filter((use) => use.loadBalancerArn === loadBalancer.arn && use.by !== replacing)
  const groups = new Set([...kept.map((use) => use.groupArn), ...named])
  if (groups.size > limits.targetGroupsPerLoadBalancer) {
    throw new AwsError(
      'TooManyUniqueTargetGroupsPerLoadBalancer',
      `The maximum number of unique target groups per load balancer '${limits.targetGroupsPerLoadBalancer}' has been reached on load balancer '${loadBalancer.arn}'`,
    )
  }
  checkTargetCount(state, loadBalancer.arn, groups, 0)
}

/** Refuses more targets on a load balancer than it may have; `added` are about to be registered. */
export function checkTargetCount(
  state: State,
  loadBalancerArn: string,
  groupArns: ReadonlySet<string>,
  added: number,
): void {
  const counts = [...groupArns].map((arn) => registered(state.targetGroups.get(arn)))
  const total = counts.reduce((sum, count) => sum + count, added)
  if (total <= limits.targetsPerLoadBalancer) return
  throw new AwsError(
    'TooManyTargets',
    `The maximum number of targets per load balancer '${limits.targetsPerLoadBalancer}' has been reached on load balancer '${loadBalancerArn}'`,
  )
}

/** How many targets of the group are registered and not draining. */
export function registered(group: TargetGroup | undefined): number {
  return [...(group?.targets.values() ?? [])].filter((target) => target.drainingUntilMs === undefined).length
}

/** Refuses target stickiness on a group that a rule shares among several without group stickiness. */
export function checkTargetStickiness(state: State, groupArn: string): void {
  const all = [
    ...[...state.listeners.values()].map((one) => ({ arn: one.defaultRuleArn, actions: one.defaultActions })),
    ...state.rules.values(),
  ]
  const behind = all.find(({ actions }) =>
    actions.some((action) => sharesWithoutStickiness(action, groupArn)),
  )
  if (behind === undefined) return
  throw new AwsError(
    'InvalidConfigurationRequest',
    `This target group appears behind a rule with group stickiness disabled (${behind.arn}). You must enable group stickiness before enabling target stickiness`,
  )
}

function sharesWithoutStickiness(action: Action, groupArn: string): boolean {
  return (
    action.type === 'forward' &&
    action.groups.length > 1 &&
    !action.stickiness.enabled &&
    action.groups.some(({ arn }) => arn === groupArn)
  )
}
