import { loadBalancersOf } from './references.ts'
import type { State } from './state.ts'
import type { CheckResult, NodeHealth, Target, TargetHealth } from './target.ts'
import type { HealthCheck, TargetGroup } from './target-group.ts'

/** How long a target is reported as being registered before its checks begin; AWS gives no number. */
const REGISTRATION_MS = 1_000

/**
 * A node's view of a target after one more check: the first pass ever makes it healthy, later changes take
 * as many results in a row as the thresholds say. The same object when nothing can be told apart any more.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
function afterCheck(before: NodeHealth | undefined, result: CheckResult, check: HealthCheck): NodeHealth {
  if (before !== undefined && agrees(before, result, check)) return before
  const passes = result.passed ? (before?.passes ?? 0) + 1 : 0
  const failures = result.passed ? 0 : (before?.failures ?? 0) + 1
  const enough = before?.healthy === undefined ? 1 : check.healthyThreshold
  if (passes >= enough) return { healthy: true, passes, failures }
  if (failures >= check.unhealthyThreshold) return { healthy: false, passes, failures, ...why(result) }
  return { healthy: before?.healthy, passes, failures, ...(before?.healthy === false && why(before)) }
}

/** Whether one more such result could change nothing, now or later: its state stands, and so do the reasons. */
function agrees(before: NodeHealth, result: CheckResult, check: HealthCheck): boolean {
  if (result.passed) return before.healthy === true && before.passes >= check.healthyThreshold
  const same = before.reason === result.reason && before.description === result.description
  return before.healthy === false && before.failures >= check.unhealthyThreshold && same
}

function why({ reason, description }: Pick<CheckResult, 'reason' | 'description'>) {
  return { ...(reason !== undefined && { reason }), ...(description !== undefined && { description }) }
}

/** Keeps what a node found; false where it agrees with all that the node knew, and changed nothing. */
export function noteCheck(
  state: State,
  groupArn: string,
  key: string,
  node: string,
  result: CheckResult,
): boolean {
  const group = state.targetGroups.get(groupArn)
  const target = group?.targets.get(key)
  // A node that has not heard yet may still check what is in use no longer.
  if (group === undefined || target === undefined || !isChecked(state, group, target)) return true
  const before = target.health.get(node)
  const finding = afterCheck(before, result, group.healthCheck)
  if (finding === before) return false
  group.targets.set(key, { ...target, health: new Map([...target.health, [node, finding]]) })
  return true
}

/**
 * What DescribeTargetHealth says of a registered target. The nodes may disagree: healthy as soon as one node says
 * so, else unhealthy as soon as one does.
 */
export function healthOf(state: State, group: TargetGroup, target: Target): TargetHealth {
  if (target.drainingUntilMs !== undefined) return draining
  const stopped = stoppedState(state, group, target)
  if (stopped !== undefined) return unused('Target.InvalidState', `Target is in the ${stopped} state`)
  const since = state.usedSince.get(group.arn)
  if (since === undefined) return notInUse
  if (!isZoneEnabled(state, group, target)) return zoneNotEnabled
  if (!group.healthCheck.enabled) return checksDisabled
  return foundOut(target) ?? initial(state.clock.now() - Math.max(since, target.registeredMs))
}

function foundOut(target: Target): TargetHealth | undefined {
  const findings = [...target.health.values()]
  if (findings.some((finding) => finding.healthy === true)) return { state: 'healthy' }
  const bad = findings.find((finding) => finding.healthy === false)
  return bad && { state: 'unhealthy', ...why(bad) }
}

function initial(forMs: number): TargetHealth {
  return forMs < REGISTRATION_MS
    ? {
        state: 'initial',
        reason: 'Elb.RegistrationInProgress',
        description: 'Target registration is in progress',
      }
    : {
        state: 'initial',
        reason: 'Elb.InitialHealthChecking',
        description: 'Initial health checks in progress',
      }
}

/** Whether nodes have reason to check the target at all. */
function isChecked(state: State, group: TargetGroup, target: Target): boolean {
  const takesRequests =
    target.drainingUntilMs === undefined && stoppedState(state, group, target) === undefined
  return takesRequests && state.usedSince.has(group.arn)
}

/** The state of the target's instance where that is not running. */
export function stoppedState(state: State, group: TargetGroup, target: Target): string | undefined {
  if (group.targetType !== 'instance') return undefined
  const now = state.compute.instances.get(target.id)?.state ?? 'terminated'
  return now === 'running' ? undefined : now
}

/** Whether the load balancer that uses the group has a subnet in the target's zone. */
export function isZoneEnabled(state: State, group: TargetGroup, target: Target): boolean {
  if (target.zone === 'all') return true
  return loadBalancersOf(state, group.arn).some((arn) =>
    state.loadBalancers.get(arn)?.subnets.some((subnet) => subnet.zone === target.zone),
  )
}

function unused(reason: string, description: string): TargetHealth {
  return { state: 'unused', reason, description }
}

/** Said of whatever is not registered. */
export const notRegistered = unused('Target.NotRegistered', 'Target is not registered to the target group')

const notInUse = unused(
  'Target.NotInUse',
  'Target group is not configured to receive traffic from the load balancer',
)

const zoneNotEnabled = unused(
  'Target.NotInUse',
  'Target is in an Availability Zone that is not enabled for the load balancer',
)

const draining: TargetHealth = {
  state: 'draining',
  reason: 'Target.DeregistrationInProgress',
  description: 'Target deregistration is in progress',
}

const checksDisabled: TargetHealth = {
  state: 'unavailable',
  reason: 'Target.HealthCheckDisabled',
  description: 'Health checks are disabled',
}
