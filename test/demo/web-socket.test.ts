import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { converse } from '../../sandbox/demo/load/web-socket.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

async function serve(upgrade: Upgrade): Promise<URL> {
  const server = createServer().on('upgrade', upgrade)
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return new URL(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`)
}

function accept(welcome: (socket: WebSocket) => void): Upgrade {
  const sockets = new WebSocketServer({ noServer: true })
  sockets.on('headers', (lines) => void lines.push('x-release: v1', 'x-color: blue'))
  return (request, socket, head) => sockets.handleUpgrade(request, socket, head, welcome)
}

const talk = (url: URL, forMs: number) =>
  converse(url, 'app.example.com', forMs, new AbortController().signal)

test('a session that echoed everything until its client ended it is whole', async () => {
  const url = await serve(accept((socket) => socket.on('message', (data) => socket.send(`${data}`))))

  expect(await talk(url, 600)).toEqual({
    kind: 'whole',
    status: 101,
    mark: { release: 'v1', color: 'blue' },
  })
})

test('a session that is cut is broken', async () => {
  const url = await serve(accept((socket) => socket.on('message', () => socket.terminate())))

  expect(await talk(url, 5000)).toMatchObject({
    kind: 'broken',
    why: 'cut (1006) after 0 of 1 messages were echoed',
  })
})

test('a session that the other side ends politely before its client does is broken too', async () => {
  const url = await serve(accept((socket) => socket.on('message', () => socket.close(1001))))

  expect(await talk(url, 5000)).toMatchObject({ kind: 'broken' })
})

test('a session that echoes something else is broken', async () => {
  const url = await serve(accept((socket) => socket.on('message', () => socket.send('something else'))))

  expect(await talk(url, 5000)).toMatchObject({ why: 'message 1 came back as "something else"' })
})

test('an upgrade that the load balancer answers itself is told with its status', async () => {
  const url = await serve((_, socket) =>
    socket.end('HTTP/1.1 503 Service Temporarily Unavailable\r\nconnection: close\r\n\r\n'),
  )

  expect(await talk(url, 5000)).toEqual({ kind: 'whole', status: 503, mark: {} })
})

test('the end of the load ends a session early, and whole', async () => {
  const end = new AbortController()
  const url = await serve(
    accept((socket) =>
      socket.on('message', (data) => {
        socket.send(`${data}`)
        end.abort()
      }),
    ),
  )

  expect(await converse(url, 'app.example.com', 60_000, end.signal)).toMatchObject({ kind: 'whole' })
})
