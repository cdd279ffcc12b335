import type { EventEmitter } from 'node:events'
import type { Timer } from '../clock.ts'
import { LoadBalancerNode } from './node.ts'
import type { Surroundings } from './surroundings.ts'
import { type Answer, Traffic, type TrafficRow } from './traffic.ts'

/** The load balancers' nodes at work, on real sockets. */
export interface DataPlane {
  /** Emits every finished request. */
  readonly events: EventEmitter<{ answer: [Answer] }>
  /** Finished requests by node, target group, release, status and maker. */
  traffic(): readonly TrafficRow[]
  /**
   * A node that does not follow goes on by the table that it has, whatever is changed, until it follows again; false where
   * there is no such node.
   */
  follow(node: string, follows: boolean): boolean
  /** Resolves when every node obeys the newest table of its load balancer. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Starts a node for each node address of each load balancer, now and as they come; resolves when all listen. */
export async function startDataPlane(world: Surroundings['world']): Promise<DataPlane> {
  const plane = new Plane(world)
  try {
    await plane.start()
  } catch (error) {
    await plane.close()
    throw error
  }
  return plane
}

class Plane implements DataPlane {
  readonly #around: Surroundings
  readonly #nodes = new Map<string, readonly LoadBalancerNode[]>()
  readonly #underWay = new Set<Promise<void>>()
  /** Addresses of nodes that do not follow. */
  readonly #stuck = new Set<string>()
  /** What nodes have yet to hear of, and how to let whoever waits for it go. */
  readonly #timers = new Map<Timer, () => void>()

  constructor(world: Surroundings['world']) {
    this.#around = { world, traffic: new Traffic() }
  }

  get events(): EventEmitter<{ answer: [Answer] }> {
    return this.#around.traffic.events
  }

  async start(): Promise<void> {
    const { loadBalancing } = this.#around.world
    loadBalancing.events.on('routing', this.#onRouting)
    loadBalancing.events.on('drained', this.#onDrained)
    loadBalancing.events.on('deleted', this.#onDeleted)
    await Promise.all([...loadBalancing.loadBalancers.keys()].map((arn) => this.#bringUp(arn)))
  }

  traffic(): readonly TrafficRow[] {
    return this.#around.traffic.rows()
  }

  follow(address: string, follows: boolean): boolean {
    const { loadBalancing } = this.#around.world
    for (const [arn, nodes] of this.#nodes) {
      const node = nodes.find((one) => one.address === address)
      if (node === undefined) continue
      if (!follows) this.#stuck.add(address)
      else if (this.#stuck.delete(address)) this.#track(node.obey(loadBalancing.routingTable(arn)))
      return true
    }
    return false
  }

  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  async close(): Promise<void> {
    const { loadBalancing } = this.#around.world
    loadBalancing.events.off('routing', this.#onRouting)
    loadBalancing.events.off('drained', this.#onDrained)
    loadBalancing.events.off('deleted', this.#onDeleted)
    for (const [timer, forgo] of this.#timers) {
      timer.cancel()
      forgo()
    }
    await Promise.all([...this.#nodes.values()].flat().map((node) => node.close()))
  }

  readonly #onRouting = (arn: string): void => {
    const nodes = this.#nodes.get(arn)
    if (nodes === undefined) {
      this.#track(this.#bringUp(arn))
      return
    }
    const { loadBalancing } = this.#around.world
    if (!loadBalancing.loadBalancers.has(arn)) return
    const table = loadBalancing.routingTable(arn)
    for (const node of nodes)
      this.#track(
        this.#later(async () => {
          if (!this.#stuck.has(node.address)) await node.obey(table)
        }),
      )
  }

  readonly #onDrained = (groupArn: string, key: string): void => {
    for (const node of [...this.#nodes.values()].flat()) node.cut(groupArn, key)
  }

  readonly #onDeleted = (arn: string): void => {
    const nodes = this.#nodes.get(arn) ?? []
    this.#nodes.delete(arn)
    for (const node of nodes) this.#track(node.close())
  }

  /** A new load balancer's nodes know its current table from the start. */
  async #bringUp(arn: string): Promise<void> {
    const { loadBalancing } = this.#around.world
    const loadBalancer = loadBalancing.loadBalancers.get(arn)
    if (loadBalancer === undefined) return
    const nodes = loadBalancer.nodeAddresses.map(
      (address) => new LoadBalancerNode(arn, address, this.#around),
    )
    this.#nodes.set(arn, nodes)
    const table = loadBalancing.routingTable(arn)
    await Promise.all(nodes.map((node) => node.obey(table)))
  }

  /** Each node learns of each change after a delay of its own, as AWS's nodes do. */
  #later(act: () => Promise<void>): Promise<void> {
    const { clock, random, settings } = this.#around.world
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = clock.after(random.between(...settings.propagationMs), () => {
      this.#timers.delete(timer)
      act().then(resolve, reject)
      return promise
    })
    this.#timers.set(timer, resolve)
    return promise
  }

  #track(work: Promise<void>): void {
    const tracked = work.catch((error: unknown) => {
      process.emitWarning(`a load balancer node cannot follow: ${String(error)}`, 'SandboxWarning')
    })
    this.#underWay.add(tracked)
    void tracked.then(() => this.#underWay.delete(tracked))
  }
}
