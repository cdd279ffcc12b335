import { Agent } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Clock, Timer } from '../../clock.ts'
import { grace } from '../grace.ts'

/** "The load balancer failed to establish a connection to the target before the connection timeout expired." */
const CONNECT_MS = 10_000

/**
 * The one connection to a target that a request or a WebSocket lives on, opened for it alone: a target that closes
 * an idle connection can then never cost a request. It ends by the sandbox's clock when it cannot be opened or
 * falls silent, and can be cut at any time.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export class Upstream {
  readonly agent = new Agent({ keepAlive: false })
  /** What the node answers when this connection ends before the target has answered. */
  failure: 502 | 504 = 502
  /** Whether the node ended it on purpose. */
  wasCut = false
  readonly #clock: Clock
  readonly #idleMs: number
  #socket: Socket | undefined
  #timer: Timer | undefined

  constructor(
    target: { readonly address: string; readonly port: number },
    nodeAddress: string,
    clock: Clock,
    idleMs: number,
  ) {
    this.#clock = clock
    this.#idleMs = idleMs
    this.agent.createConnection = () => {
      const socket = connect({ host: target.address, port: target.port, localAddress: nodeAddress })
      this.#socket = socket
      if (this.wasCut) socket.destroy()
      this.#timer = clock.after(CONNECT_MS, async () => {
        await grace()
        if (socket.connecting) this.#timeOut()
      })
      // Not before the request has been written, which would count as a sign of life.
      socket.once('connect', () => setImmediate(() => this.#watch(socket)))
      socket.once('close', () => this.#timer?.cancel())
      return socket
    }
  }

  /** Breaks the connection off, at the end of a drain or of the node. */
  cut(): void {
    this.wasCut = true
    this.#socket?.destroy()
  }

  #watch(socket: Socket): void {
    this.#timer?.cancel()
    if (socket.destroyed) return
    const moved = socket.bytesRead + socket.bytesWritten
    this.#timer = this.#clock.after(this.#idleMs, async () => {
      await grace()
      if (socket.destroyed) return
      if (socket.bytesRead + socket.bytesWritten > moved) this.#watch(socket)
      else this.#timeOut()
    })
  }

  #timeOut(): void {
    this.failure = 504
    this.#socket?.destroy()
  }
}
