import type { LoadBalancing } from '../load-balancing.ts'
import { findLoadBalancer, findTargetGroup } from './find.ts'
import * as listeners from './listeners.ts'
import * as loadBalancers from './load-balancers.ts'
import { loadBalancersOf } from './references.ts'
import { routingTable } from './routing-table.ts'
import * as rules from './rules.ts'
import { emptyState, type State, type Surroundings } from './state.ts'
import * as targetGroups from './target-groups.ts'
import { healthOf, noteCheck, notRegistered } from './target-health.ts'
import * as targets from './targets.ts'
import { nodesInService, overrideOf, shiftZone } from './zonal-shifts.ts'

/** Elastic Load Balancing with nothing in it yet; it follows the instances of `compute`. */
export function createLoadBalancing(around: Surroundings): LoadBalancing {
  const state = emptyState(around)
  around.compute.events.on('running', (instance) => targets.followInstance(state, instance))
  around.compute.events.on('stopped', (instance) => targets.followInstance(state, instance))
  return { ...reading(state), ...resources(state), ...routes(state), ...targetsAndTags(state) }
}

function reading(state: State) {
  return {
    events: state.events,
    loadBalancers: state.loadBalancers,
    listeners: state.listeners,
    rules: state.rules,
    targetGroups: state.targetGroups,
    tags: state.tags.current,
    routingTable: (arn) => routingTable(state, arn),
    isReferenced: (arn) => state.usedSince.has(arn),
    loadBalancersOf: (arn) => loadBalancersOf(state, arn),
    shownTags: (arn) => state.tags.shown(arn),
  } satisfies Partial<LoadBalancing>
}

function resources(state: State) {
  return {
    createLoadBalancer: (wanted) => loadBalancers.createLoadBalancer(state, wanted),
    shiftZone: (arn, zone) => shiftZone(state, arn, zone),
    nodesInService: (arn) => nodesInService(state, findLoadBalancer(state, arn)),
    loadBalancerState: (arn) => loadBalancers.loadBalancerState(state, arn),
    setLoadBalancerAttributes: (arn, changes) => loadBalancers.setLoadBalancerAttributes(state, arn, changes),
    deleteLoadBalancer: (arn) => loadBalancers.deleteLoadBalancer(state, arn),
    createTargetGroup: (wanted) => targetGroups.createTargetGroup(state, wanted),
    setHealthCheck: (arn, changes) => targetGroups.setHealthCheck(state, arn, changes),
    setTargetGroupAttributes: (arn, changes) => targetGroups.setTargetGroupAttributes(state, arn, changes),
    deleteTargetGroup: (arn) => targetGroups.deleteTargetGroup(state, arn),
  } satisfies Partial<LoadBalancing>
}

function routes(state: State) {
  return {
    createListener: (wanted) => listeners.createListener(state, wanted),
    modifyListener: (arn, changes) => listeners.modifyListener(state, arn, changes),
    setListenerAttributes: (arn, changes) => listeners.setListenerAttributes(state, arn, changes),
    deleteListener: (arn) => listeners.deleteListener(state, arn),
    createRule: (wanted) => rules.createRule(state, wanted),
    modifyRule: (arn, changes) => rules.modifyRule(state, arn, changes),
    setRulePriorities: (pairs) => rules.setRulePriorities(state, pairs),
    deleteRule: (arn) => rules.deleteRule(state, arn),
  } satisfies Partial<LoadBalancing>
}

function targetsAndTags(state: State) {
  return {
    registerTargets: (arn, names) => targets.registerTargets(state, arn, names),
    deregisterTargets: (arn, names) => targets.deregisterTargets(state, arn, names),
    targetHealth(arn, name) {
      const group = findTargetGroup(state, arn)
      const target = group.targets.get(targets.keyOf(group, name))
      if (target === undefined) return notRegistered
      const override = overrideOf(state, group, target)
      return { ...healthOf(state, group, target), ...(override && { override }) }
    },
    noteCheck: (arn, key, node, result) => noteCheck(state, arn, key, node, result),
    addTags: (arns, tags) => state.tags.add(arns, tags),
    removeTags: (arns, keys) => state.tags.remove(arns, keys),
  } satisfies Partial<LoadBalancing>
}
