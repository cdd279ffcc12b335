import type { Socket } from 'node:net'
import type { Timer } from '../../clock.ts'
import type { RoutingTable } from '../../model/load-balancing.ts'
import type { RoutedTarget } from '../routing/route.ts'
import type { Surroundings } from '../surroundings.ts'
import { type Finding, probe } from './probe.ts'
import { Repetition } from './repetition.ts'

interface Watch {
  readonly groupArn: string
  readonly target: RoutedTarget
  readonly repetition: Repetition
  timer: Timer | undefined
}

/** How long moving the clock waits for one check, by the machine's time: a target may also never answer. */
const PATIENCE_MS = 100

/**
 * The checks of one node: each target of each group in the table that it obeys, on its own, at the group's interval.
 * The first comes as soon as the node knows the target.
 */
export class HealthChecks {
  readonly #world: Surroundings['world']
  readonly #nodeAddress: string
  readonly #watches = new Map<string, Watch>()
  readonly #sockets = new Set<Socket>()
  #groups: RoutingTable['groups'] = new Map()

  constructor(world: Surroundings['world'], nodeAddress: string) {
    this.#world = world
    this.#nodeAddress = nodeAddress
  }

  /** Begins with what is new in the table and ends what is no longer there. */
  follow(table: RoutingTable): void {
    this.#groups = table.groups
    const wanted = new Set<string>()
    for (const [groupArn, group] of table.groups) {
      for (const target of group.targets) {
        const name = `${groupArn} ${target.key}`
        wanted.add(name)
        if (!this.#watches.has(name)) this.#begin(name, groupArn, target, group.targets.length)
      }
    }
    for (const name of this.#watches.keys()) if (!wanted.has(name)) this.#end(name)
  }

  close(): void {
    for (const name of this.#watches.keys()) this.#end(name)
    for (const socket of this.#sockets) socket.destroy()
  }

  #begin(name: string, groupArn: string, target: RoutedTarget, crowd: number): void {
    const watch: Watch = { groupArn, target, repetition: new Repetition(), timer: undefined }
    this.#watches.set(name, watch)
    // A thousand targets that are new at once are asked over a second. Not from the world's own randomness,
    // which the pace of this machine would then disturb.
    this.#schedule(watch, crowd > 2 ? Math.random() * crowd : 0)
  }

  #end(name: string): void {
    this.#watches.get(name)?.timer?.cancel()
    this.#watches.delete(name)
  }

  #schedule(watch: Watch, ms: number): void {
    watch.timer = this.#world.clock.after(ms, () => this.#fire(watch))
  }

  #fire(watch: Watch): Promise<void> | undefined {
    const begunMs = this.#world.clock.now()
    const recalled = watch.repetition.recall(performance.now())
    if (recalled !== undefined) return void this.#finish(watch, recalled, begunMs)
    const done = this.#ask(watch).then((finding) => {
      if (finding !== undefined) watch.repetition.note(finding, performance.now())
      this.#finish(watch, finding, begunMs)
    })
    return within(PATIENCE_MS, done)
  }

  async #ask({ groupArn, target }: Watch): Promise<Finding | undefined> {
    const check = this.#groups.get(groupArn)?.healthCheck
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

  #finish(watch: Watch, finding: Finding | undefined, begunMs: number): void {
    const { groupArn, target } = watch
    if (this.#watches.get(`${groupArn} ${target.key}`) !== watch) return
    const { clock, loadBalancing, settings } = this.#world
    const known = loadBalancing.targetGroups.get(groupArn)?.targets.has(target.key) === true
    if (finding !== undefined && known) {
      loadBalancing.noteCheck(groupArn, target.key, this.#nodeAddress, finding)
    }
    const seconds = this.#groups.get(groupArn)?.healthCheck.intervalSeconds ?? 30
    const interval = settings.healthIntervalMs ?? seconds * 1000
    this.#schedule(watch, Math.max(1, interval - (clock.now() - begunMs)))
  }
}

/** Settles with the work, or after `ms` of the machine's time without it. */
function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const patience = setTimeout(resolve, ms)
  work.then(resolve, reject).finally(() => clearTimeout(patience))
  return promise
}
