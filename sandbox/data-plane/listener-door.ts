import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { isWebSocket } from './proxy/headers.ts'

/** What comes in through a door. */
export interface Visits {
  request(request: IncomingMessage, response: ServerResponse): void
  webSocket(request: IncomingMessage, client: Socket, head: Buffer): void
}

/** "By default, Elastic Load Balancing sets the idle timeout value for your load balancer to 60 seconds." */
const CLIENT_IDLE_MS = 60_000

/** The socket on which one node serves one listener. */
export class ListenerDoor {
  readonly #server: Server

  constructor(visits: Visits) {
    this.#server = createServer({
      keepAliveTimeout: CLIENT_IDLE_MS,
      // A slow upload is ended by the idle timeout of its connection to the target, not by its length.
      requestTimeout: 0,
      shouldUpgradeCallback: (request) => isWebSocket(request.headers.upgrade),
    })
    this.#server.on('request', visits.request)
    this.#server.on('upgrade', (request: IncomingMessage, client: Duplex, head: Buffer) => {
      client.on('error', () => client.destroy())
      if (client instanceof Socket) visits.webSocket(request, client, head)
      else client.destroy()
    })
  }

  /** Resolves when connections are accepted; rejects when the address cannot be had. */
  open(address: string, port: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#server.once('error', reject)
    this.#server.listen({ host: address, port, backlog: 1024 }, () => {
      this.#server.off('error', reject)
      this.#server.on('error', () => undefined)
      resolve()
    })
    return promise
  }

  /** Takes no more connections; requests that are under way go on. */
  shut(): void {
    this.#server.close()
  }

  /** Ends every connection too. */
  close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#server.close(() => resolve())
    this.#server.closeAllConnections()
    return promise
  }
}
