import { EventEmitter } from 'node:events'

/** One finished request or WebSocket, as the node saw it. */
export interface Answer {
  /** When it ended, by the sandbox's clock. */
  readonly timeMs: number
  readonly loadBalancerArn: string
  /** Address of the node. */
  readonly node: string
  /** Of the listener. */
  readonly port: number
  /** Undefined where the node answered without choosing a group (fixed response, redirect, no weight). */
  readonly targetGroup?: string
  /** `id:port`. */
  readonly target?: string
  /** From the answer's x-release. */
  readonly release?: string
  /** How long the target took to begin its answer, in real time; undefined where it did not, and for a WebSocket. */
  readonly targetMs?: number
  readonly status: number
  /** `node`: the answer was made by the load balancer, as 502, 503 and 504 are when a target is to blame or missing. */
  readonly maker: 'target' | 'node'
  readonly websocket: boolean
  /** It was broken off by the target or at the end of a drain. */
  readonly cut: boolean
}

/** How many requests of one kind there were. */
export interface TrafficRow
  extends Pick<Answer, 'loadBalancerArn' | 'node' | 'targetGroup' | 'release' | 'status' | 'maker'> {
  readonly requests: number
  /** How many of them were broken off. */
  readonly cut: number
}

/** Counts finished requests and passes each on to whoever listens. */
export class Traffic {
  readonly events = new EventEmitter<{ answer: [Answer] }>()
  readonly #rows = new Map<string, TrafficRow>()

  add(answer: Answer): void {
    const { loadBalancerArn, node, targetGroup, release, status, maker } = answer
    const key = JSON.stringify([node, loadBalancerArn, targetGroup, release, status, maker])
    const before = this.#rows.get(key)
    this.#rows.set(key, {
      loadBalancerArn,
      node,
      ...(targetGroup === undefined ? {} : { targetGroup }),
      ...(release === undefined ? {} : { release }),
      status,
      maker,
      requests: (before?.requests ?? 0) + 1,
      cut: (before?.cut ?? 0) + (answer.cut ? 1 : 0),
    })
    this.events.emit('answer', answer)
  }

  rows(): readonly TrafficRow[] {
    return [...this.#rows.values()]
  }
}
