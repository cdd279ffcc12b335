import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

/** An application on an address of its own. */
export interface TinyTarget {
  readonly address: string
  readonly release: string
  /** Every request so far, those of health checks too. */
  readonly requests: IncomingMessage[]
  /** What `/healthz` answers. */
  health: number
  /** What any other path answers; a test puts its own in. */
  answer: RequestListener
  readonly sockets: ReadonlySet<WebSocket>
  /** Closes its port and breaks off what is open; it can be waited for or not. */
  close(): Promise<void>
}

/** Starts it; it answers with its release in the body and in x-release, and echoes over WebSockets. */
export async function startTarget(address: string, port: number, release: string): Promise<TinyTarget> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    target.requests.push(request)
    if (request.url === '/healthz') response.writeHead(target.health).end()
    else target.answer(request, response)
  })
  const webSockets = new WebSocketServer({ server })
  webSockets.on('connection', (socket) => {
    socket.on('error', () => socket.terminate())
    socket.on('message', (message) => socket.send(`${release} heard ${String(message)}`))
  })
  const target: TinyTarget = {
    address,
    release,
    requests: [],
    health: 200,
    answer: (_, response) => response.setHeader('x-release', release).end(release),
    sockets: webSockets.clients,
    close() {
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      server.closeAllConnections()
      for (const socket of webSockets.clients) socket.terminate()
      return closed.promise
    },
  }
  // It passes on the server's.
  webSockets.once('error', reject)
  server.listen(port, address, resolve)
  await promise
  return target
}
