import { AwsError } from '../../aws-error.ts'
import type { Instance } from '../compute.ts'
import { checkTargetCount, registered } from './check-actions.ts'
import { checkTargets, placeOf } from './check-targets.ts'
import { findTargetGroup } from './find.ts'
import { limits } from './limits.ts'
import { loadBalancersOf, unchecked, uses } from './references.ts'
import { announce, type State } from './state.ts'
import type { Target, TargetName } from './target.ts'
import type { TargetGroup } from './target-group.ts'

/** How long a terminated instance stays listed before it is deregistered by itself; AWS gives no number. */
const TERMINATED_MS = 60_000

/** A target is known by its id and port: one instance may be registered with several ports. */
export function keyOf(group: TargetGroup, { id, port }: TargetName): string {
  return `${id}:${port ?? group.port}`
}

/** All or none. One that is registered already stays as it is; one that drains is taken back. */
export function registerTargets(state: State, groupArn: string, names: readonly TargetName[]): void {
  const group = findTargetGroup(state, groupArn)
  checkTargets(state, group, names)
  const fresh = new Map(names.map((name) => [keyOf(group, name), name]))
  for (const key of fresh.keys()) if (isActive(group.targets.get(key))) fresh.delete(key)
  checkRoom(state, group, fresh.size)
  for (const [key, name] of fresh) {
    stopDraining(state, group, key)
    group.targets.delete(key)
    group.targets.set(key, make(state, group, name))
  }
  if (fresh.size > 0) announce(state, loadBalancersOf(state, groupArn))
}

function make(state: State, group: TargetGroup, name: TargetName): Target {
  return {
    id: name.id,
    port: name.port ?? group.port,
    ...placeOf(state, group, name),
    registeredMs: state.clock.now(),
    health: new Map(),
  }
}

function checkRoom(state: State, group: TargetGroup, added: number): void {
  if (registered(group) + added > limits.targetsPerGroup) {
    throw new AwsError(
      'TooManyTargets',
      `The maximum number of targets per target group '${limits.targetsPerGroup}' has been reached on target group '${group.arn}'`,
    )
  }
  for (const arn of loadBalancersOf(state, group.arn)) {
    const named = uses(state).flatMap((use) => (use.loadBalancerArn === arn ? use.groupArn : []))
    checkTargetCount(state, arn, new Set(named), added)
  }
}

/**
 * Targets drain for the whole deregistration delay, idle or not, and are listed so long. "If the specified target
 * does not exist, the action returns successfully."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function deregisterTargets(state: State, groupArn: string, names: readonly TargetName[]): void {
  const group = findTargetGroup(state, groupArn)
  const leaving = [...new Set(names.map((name) => keyOf(group, name)))].filter((key) =>
    isActive(group.targets.get(key)),
  )
  for (const key of leaving) drain(state, group, key)
  if (leaving.length > 0) announce(state, loadBalancersOf(state, groupArn))
}

function drain(state: State, group: TargetGroup, key: string): void {
  const target = group.targets.get(key)
  const delayMs = Number(group.attributes.get('deregistration_delay.timeout_seconds')) * 1000
  if (target === undefined) return
  group.targets.set(key, { ...target, drainingUntilMs: state.clock.now() + delayMs })
  const end = state.clock.after(delayMs, () => forgetTarget(state, group, key))
  state.drains.set(drainName(group, key), end)
}

/** Takes the target off the list; what is still open to it is cut. */
export function forgetTarget(state: State, group: TargetGroup, key: string): void {
  stopDraining(state, group, key)
  if (group.targets.delete(key)) state.events.emit('drained', group.arn, key)
}

function stopDraining(state: State, group: TargetGroup, key: string): void {
  state.drains.get(drainName(group, key))?.cancel()
  state.drains.delete(drainName(group, key))
}

function drainName(group: TargetGroup, key: string): string {
  return `${group.arn} ${key}`
}

function isActive(target: Target | undefined): boolean {
  return target !== undefined && target.drainingUntilMs === undefined
}

/** An instance came to run or ceased to: its targets are checked anew or no longer, and nodes hear of it. */
export function followInstance(state: State, { id }: Instance): void {
  for (const group of state.targetGroups.values()) {
    const keys = targetsOf(group, id)
    for (const [key, target] of keys) group.targets.set(key, unchecked(target))
    if (keys.length > 0) announce(state, loadBalancersOf(state, group.arn))
  }
  if (isTerminated(state, id)) state.clock.after(TERMINATED_MS, () => dropTerminated(state, id))
}

function isTerminated({ compute }: State, id: string): boolean {
  const now = compute.instances.get(id)?.state
  return now === undefined || now === 'shutting-down' || now === 'terminated'
}

function dropTerminated(state: State, id: string): void {
  for (const group of state.targetGroups.values()) {
    const keys = targetsOf(group, id).filter(([, target]) => isActive(target))
    for (const [key] of keys) forgetTarget(state, group, key)
  }
}

function targetsOf(group: TargetGroup, id: string): readonly (readonly [string, Target])[] {
  if (group.targetType !== 'instance') return []
  return [...group.targets].filter(([, target]) => target.id === id)
}
