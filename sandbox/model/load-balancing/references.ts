import type { Action } from './action.ts'
import type { State } from './state.ts'
import type { Target } from './target.ts'

interface Use {
  /** The listener or rule whose actions these are. */
  readonly by: string
  readonly loadBalancerArn: string
  readonly groupArn: string
  readonly weight: number
}

/** Every mention of a target group by a default action or a rule. */
export function uses(state: State): readonly Use[] {
  const listeners = [...state.listeners.values()]
  const ofListeners = listeners.flatMap((one) => mentions(one.arn, one.loadBalancerArn, one.defaultActions))
  const ofRules = [...state.rules.values()].flatMap((rule) => {
    const loadBalancerArn = state.listeners.get(rule.listenerArn)?.loadBalancerArn
    return loadBalancerArn === undefined ? [] : mentions(rule.arn, loadBalancerArn, rule.actions)
  })
  return [...ofListeners, ...ofRules]
}

function mentions(by: string, loadBalancerArn: string, actions: readonly Action[]): readonly Use[] {
  return actions.flatMap((action) =>
    action.type === 'forward'
      ? action.groups.map(({ arn, weight }) => ({ by, loadBalancerArn, groupArn: arn, weight }))
      : [],
  )
}

/** The load balancers that a group is associated with; AWS allows one. Weight 0 counts. */
export function loadBalancersOf(state: State, groupArn: string): readonly string[] {
  return state.associations.get(groupArn) ?? []
}

/**
 * Brings associations and `usedSince` up to date after actions changed. A group that lost its last reference is checked no longer,
 * and what was found out about its targets is forgotten.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function settleUse(state: State): void {
  const all = uses(state)
  associate(state, all)
  const counts = state.settings.weightZeroIsReferenced ?? true
  const used = new Set(all.flatMap((use) => (counts || use.weight > 0 ? [use.groupArn] : [])))
  for (const arn of used) if (!state.usedSince.has(arn)) state.usedSince.set(arn, state.clock.now())
  for (const arn of [...state.usedSince.keys()]) if (!used.has(arn)) release(state, arn)
}

function associate({ associations }: State, all: readonly Use[]): void {
  associations.clear()
  for (const { groupArn, loadBalancerArn } of all) {
    const known = associations.get(groupArn) ?? []
    if (!known.includes(loadBalancerArn)) associations.set(groupArn, [...known, loadBalancerArn])
  }
}

function release(state: State, groupArn: string): void {
  state.usedSince.delete(groupArn)
  const targets = state.targetGroups.get(groupArn)?.targets
  for (const [key, target] of targets ?? []) targets?.set(key, unchecked(target))
}

/** The target with no findings about it. */
export function unchecked(target: Target): Target {
  return { ...target, health: new Map() }
}
