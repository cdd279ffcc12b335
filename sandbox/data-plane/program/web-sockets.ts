import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Paperwork } from './paperwork.ts'

/** Echoes every message at `/ws`; an open WebSocket is work that is left. */
export function echoWebSockets(
  server: Server,
  mark: Readonly<Record<string, string>>,
  work: Paperwork,
  note: (request: IncomingMessage) => void,
): void {
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false })
  const lines = Object.entries(mark).map(([name, value]) => `${name}: ${value}`)
  sockets.on('headers', (headers) => void headers.push(...lines))

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    note(request)
    if (request.url?.split('?')[0] !== '/ws') {
      socket.end(['HTTP/1.1 404 Not Found', ...lines, 'connection: close', '', ''].join('\r\n'))
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.once('close', work.webSocket())
      webSocket.on('error', () => webSocket.terminate())
      webSocket.on('message', (data, binary) => webSocket.send(data, { binary }))
    })
  })
}
