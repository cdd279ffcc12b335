import { EventEmitter } from 'node:events'
import type { Clock, Timer } from '../../clock.ts'
import type { Compute } from '../compute.ts'
import type { LoadBalancingEvents } from '../load-balancing.ts'
import type { Random } from '../random.ts'
import type { Settings } from '../settings.ts'
import type { Listener } from './listener.ts'
import type { LoadBalancer } from './load-balancer.ts'
import type { RoutingTable } from './routing-table.ts'
import type { Rule } from './rule.ts'
import { createTagBook, type TagBook } from './tags.ts'
import type { TargetGroup } from './target-group.ts'

/** What load balancing needs of the rest of the sandbox. */
export interface Surroundings {
  readonly settings: Settings
  readonly clock: Clock
  readonly random: Random
  readonly compute: Compute
}

/** All that Elastic Load Balancing knows; the files beside this one hold the rules of changing it. */
export interface State extends Surroundings {
  readonly events: EventEmitter<LoadBalancingEvents>
  readonly loadBalancers: Map<string, LoadBalancer>
  readonly listeners: Map<string, Listener>
  readonly rules: Map<string, Rule>
  readonly targetGroups: Map<string, TargetGroup>
  readonly tags: TagBook
  /** By load balancer: how many changes it has seen, and the snapshot of the last, once somebody asked. */
  readonly versions: Map<string, number>
  readonly tables: Map<string, RoutingTable>
  /** The load balancers whose actions name a target group, by group. */
  readonly associations: Map<string, readonly string[]>
  /** Since when actions use a target group; one that none uses is not in here. */
  readonly usedSince: Map<string, number>
  /** What ends a target's draining, by group and key. */
  readonly drains: Map<string, Timer>
  readonly nodesMade: { count: number }
  /** The zone that traffic is shifted away from, by load balancer. */
  readonly shifts: Map<string, string>
}

/** Nothing yet. */
export function emptyState(around: Surroundings): State {
  return {
    ...around,
    events: new EventEmitter<LoadBalancingEvents>(),
    loadBalancers: new Map(),
    listeners: new Map(),
    rules: new Map(),
    targetGroups: new Map(),
    tags: createTagBook(around),
    versions: new Map(),
    tables: new Map(),
    associations: new Map(),
    usedSince: new Map(),
    drains: new Map(),
    nodesMade: { count: 0 },
    shifts: new Map(),
  }
}

/** Tells the nodes that an accepted change altered what they have to do. */
export function announce(state: State, loadBalancerArns: Iterable<string>): void {
  for (const arn of new Set(loadBalancerArns)) {
    state.versions.set(arn, (state.versions.get(arn) ?? 0) + 1)
    state.tables.delete(arn)
    state.events.emit('routing', arn)
  }
}
