import type { Agent } from 'node:http'
import { type Planned, RATES, short, slow, webSocket } from './plan.ts'
import { ask, keptConnections } from './request.ts'
import { judge, type Reply, type Visit } from './visit.ts'
import { converse } from './web-socket.ts'

/** What the load is put on. */
export interface Aim {
  /** For each route, the URL of each node. */
  readonly nodes: readonly (readonly string[])[]
  readonly host: string
}

export interface Counts {
  readonly sent: number
  readonly answered: number
  readonly failed: number
  readonly lost: number
}

/** How often the load looks what is due. */
const TICK_MS = 10
/** However long a story takes, the load ends by itself. */
const LONGEST_MS = 120_000

/**
 * Constant load, open loop: what is due is sent, whether or not the answers before it have come. Nothing is sent twice,
 * and what is under way at the end is waited for.
 */
export class Load {
  readonly visits: Visit[] = []
  readonly #aim: Aim
  readonly #kept: Agent = keptConnections()
  readonly #end = new AbortController()
  readonly #underWay = new Set<Promise<void>>()
  readonly #startedAt = performance.now()
  readonly #timer: NodeJS.Timeout
  readonly #numbers = { short: 0, slow: 0, webSocket: 0 }
  readonly #counts = { sent: 0, answered: 0, failed: 0, lost: 0 }
  #tickedMs = 0
  #lateMs = 0

  constructor(aim: Aim) {
    this.#aim = aim
    this.#timer = setInterval(() => this.#sendDue(), TICK_MS)
  }

  /** Milliseconds since the load began. */
  now(): number {
    return performance.now() - this.#startedAt
  }

  /** How late a request was sent at most: what a machine that is too busy shows first. */
  get lateMs(): number {
    return this.#lateMs
  }

  counts(): Counts {
    return { ...this.#counts }
  }

  /** Sends nothing more; resolves when everything that was sent has ended. */
  async finish(): Promise<void> {
    this.#stop()
    await Promise.all(this.#underWay)
    this.#kept.destroy()
  }

  #stop(): void {
    clearInterval(this.#timer)
    this.#end.abort()
  }

  #sendDue(): void {
    const elapsed = this.now()
    if (elapsed > LONGEST_MS) this.#stop()
    this.#lateMs = Math.max(this.#lateMs, elapsed - this.#tickedMs - TICK_MS)
    this.#tickedMs = elapsed
    const numbers = this.#numbers
    const { nodes } = this.#aim
    const size = [nodes[0]?.length ?? 1, nodes.length] as const
    while (numbers.short < (elapsed / 1000) * RATES.short) this.#send(short(numbers.short++, ...size))
    while (numbers.slow < elapsed / RATES.slowEveryMs) this.#send(slow(numbers.slow++, ...size))
    while (numbers.webSocket < elapsed / RATES.webSocketEveryMs)
      this.#send(webSocket(numbers.webSocket++, ...size))
  }

  #send(planned: Planned): void {
    const { kind, node, route, path } = planned
    const url = new URL(path, this.#aim.nodes[route]?.[node])
    const sentMs = this.now()
    this.#counts.sent += 1
    const visit = this.#reply(planned, url).then((reply) => {
      const { mark } = reply
      const judged = judge(reply)
      this.#counts[judged.result] += 1
      this.visits.push({
        kind,
        node: url.hostname,
        route,
        path,
        sentMs,
        endedMs: this.now(),
        ...mark,
        ...judged,
      })
      this.#underWay.delete(visit)
    })
    this.#underWay.add(visit)
  }

  #reply({ kind }: Planned, url: URL): Promise<Reply> {
    const { host } = this.#aim
    if (kind !== 'web-socket') return ask(url, host, kind === 'keep-alive' ? this.#kept : false)
    url.protocol = 'ws:'
    return converse(url, host, RATES.webSocketForMs, this.#end.signal)
  }
}
