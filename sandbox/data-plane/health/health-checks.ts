import type { Socket } from 'node:net'
import type { RoutingTable } from '../../model/load-balancing/routing-table.ts'
import type { RoutedTarget } from '../routing/route.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Finding, probe } from './probe.ts'
import { Round } from './round.ts'

/** For a group that is gone from the table, whose rounds end with it. */
const DEFAULT_SECONDS = 30

/** The checks of one node: each target of each group in the table that it obeys, at the group's interval. */
export class HealthChecks {
  readonly #world: Surroundings['world']
  readonly #nodeAddress: string
  /** By group. */
  readonly #rounds = new Map<string, readonly Round[]>()
  readonly #sockets = new Set<Socket>()
  #groups: RoutingTable['groups'] = new Map()

  constructor(world: Surroundings['world'], nodeAddress: string) {
    this.#world = world
    this.#nodeAddress = nodeAddress
  }

  /** Begins with what is new in the table and ends what is no longer there. */
  follow(table: RoutingTable): void {
    this.#groups = table.groups
    for (const arn of new Set([...this.#rounds.keys(), ...table.groups.keys()])) {
      this.#followGroup(arn, table.groups.get(arn)?.targets ?? [])
    }
  }

  close(): void {
    this.#groups = new Map()
    for (const arn of this.#rounds.keys()) this.#followGroup(arn, [])
    for (const socket of this.#sockets) socket.destroy()
  }

  #followGroup(arn: string, targets: readonly RoutedTarget[]): void {
    const wanted = new Set(targets.map(({ key }) => key))
    const rounds = (this.#rounds.get(arn) ?? []).filter((round) => round.keep((key) => wanted.has(key)))
    const fresh = targets.filter(({ key }) => !rounds.some((round) => round.has(key)))
    if (fresh.length > 0) rounds.push(this.#begin(arn, fresh))
    if (rounds.length > 0) this.#rounds.set(arn, rounds)
    else this.#rounds.delete(arn)
  }

  #begin(arn: string, targets: readonly RoutedTarget[]): Round {
    const { clock, settings, loadBalancing } = this.#world
    const seconds = () => this.#groups.get(arn)?.healthCheck.intervalSeconds ?? DEFAULT_SECONDS
    const checking = {
      clock,
      intervalMs: () => Math.max(1, settings.healthIntervalMs ?? seconds() * 1000),
      ask: (target: RoutedTarget) => this.#ask(arn, target),
      note: ({ key }: RoutedTarget, finding: Finding) =>
        loadBalancing.noteCheck(arn, key, this.#nodeAddress, finding),
    }
    return new Round(checking, targets)
  }

  async #ask(arn: string, target: RoutedTarget): Promise<Finding | undefined> {
    const check = this.#groups.get(arn)?.healthCheck
    if (check === undefined || !check.enabled) return undefined
    const question = {
      address: target.address,
      port: check.port === 'traffic-port' ? target.port : Number(check.port),
      path: check.path,
      matcher: check.matcher,
      timeoutMs: check.timeoutSeconds * 1000,
      nodeAddress: this.#nodeAddress,
    }
    return probe(question, this.#world.clock, this.#sockets)
  }
}
