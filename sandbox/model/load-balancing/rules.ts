import { AwsError } from '../../aws-error.ts'
import { newRuleArn } from './arns.ts'
import { checkActions } from './check-actions.ts'
import { findListener, findLoadBalancer, findRule } from './find.ts'
import { limits } from './limits.ts'
import type { Listener } from './listener.ts'
import { settleUse } from './references.ts'
import type { NewRule, Rule } from './rule.ts'
import { announce, type State } from './state.ts'

export function createRule(state: State, wanted: NewRule): Rule {
  const listener = findListener(state, wanted.listenerArn)
  const { listenerArn, priority, conditions, actions, transforms = [] } = wanted
  if (rulesOf(state, listenerArn).some((rule) => rule.priority === priority)) throw priorityInUse(priority)
  checkRuleCount(state, listener.loadBalancerArn)
  checkPlace(state, listener, actions)
  const arn = newRuleArn(state, listenerArn)
  state.tags.create(arn, wanted.tags ?? new Map())
  return keep(state, { arn, listenerArn, priority, conditions, actions, transforms })
}

export function modifyRule(
  state: State,
  arn: string,
  changes: Partial<Pick<NewRule, 'conditions' | 'actions' | 'transforms'>>,
): Rule {
  const before = findRule(state, arn, 'modified')
  const after = { ...before, ...changes }
  checkPlace(state, findListener(state, before.listenerArn), after.actions, arn)
  return keep(state, after)
}

/**
 * "You can reorder the rules as long as there are no priority conflicts in the new order. Any existing rules that you
 * do not specify retain their current priority."
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html
 */
export function setRulePriorities(
  state: State,
  pairs: readonly { readonly arn: string; readonly priority: number }[],
): readonly Rule[] {
  const moved = pairs.map(({ arn, priority }) => ({ ...findRule(state, arn, 'given a priority'), priority }))
  const after = new Map([...state.rules, ...moved.map((rule) => [rule.arn, rule] as const)])
  for (const rule of moved) checkConflict([...after.values()], rule)
  for (const rule of moved) state.rules.set(rule.arn, rule)
  announce(
    state,
    moved.map((rule) => findListener(state, rule.listenerArn).loadBalancerArn),
  )
  return moved
}

function checkConflict(all: readonly Rule[], rule: Rule): void {
  const conflicts = all.some(
    (other) =>
      other.arn !== rule.arn && other.listenerArn === rule.listenerArn && other.priority === rule.priority,
  )
  if (conflicts) throw priorityInUse(rule.priority)
}

export function deleteRule(state: State, arn: string): void {
  const { listenerArn } = findRule(state, arn, 'deleted')
  state.rules.delete(arn)
  state.tags.forget(arn)
  settleUse(state)
  announce(state, [findListener(state, listenerArn).loadBalancerArn])
}

function keep(state: State, rule: Rule): Rule {
  state.rules.set(rule.arn, rule)
  settleUse(state)
  announce(state, [findListener(state, rule.listenerArn).loadBalancerArn])
  return rule
}

function checkPlace(state: State, listener: Listener, actions: Rule['actions'], replacing?: string): void {
  const loadBalancer = findLoadBalancer(state, listener.loadBalancerArn)
  const place = { loadBalancer, protocol: listener.protocol }
  checkActions(state, replacing === undefined ? place : { ...place, replacing }, actions)
}

function checkRuleCount(state: State, loadBalancerArn: string): void {
  const count = [...state.rules.values()].filter(
    (rule) => state.listeners.get(rule.listenerArn)?.loadBalancerArn === loadBalancerArn,
  ).length
  if (count < limits.rulesPerLoadBalancer) return
  throw new AwsError(
    'TooManyRules',
    `The maximum number of rules on load balancer '${loadBalancerArn}' has been reached`,
  )
}

function rulesOf(state: State, listenerArn: string): readonly Rule[] {
  return [...state.rules.values()].filter((rule) => rule.listenerArn === listenerArn)
}

function priorityInUse(priority: number): AwsError {
  return new AwsError('PriorityInUse', `Priority '${priority}' is currently in use`)
}
