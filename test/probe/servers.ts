import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net'
import { decode, encode, RECURSION_DESIRED } from 'dns-packet'

const portOf = (server: Server | TcpServer): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** A started server, ended with its connections by `await using`. */
export interface Started extends AsyncDisposable {
  readonly address: string
  readonly port: number
}

const ended = (server: Server | TcpServer): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

/** An HTTP server on one address of the tests' own network. */
export const serve = async (address: string, answer: RequestListener, port = 0): Promise<Started> => {
  const server = createServer(answer).listen(port, address)
  await once(server, 'listening')
  return { address, port: portOf(server), [Symbol.asyncDispose]: () => ended(server) }
}

/** A TCP server that does with each connection what `meet` says; `open` counts connections that stand. */
export const serveTcp = async (
  address: string,
  meet: (socket: Socket) => void,
): Promise<Started & { readonly open: () => number; readonly emptied: () => Promise<void> }> => {
  const sockets = new Set<Socket>()
  const empty = Promise.withResolvers<void>()
  const server = createTcpServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) empty.resolve()
    })
    meet(socket)
    // A socket that nobody reads does not learn that it was closed.
    socket.resume()
  }).listen(0, address)
  await once(server, 'listening')
  return {
    address,
    port: portOf(server),
    open: () => sockets.size,
    emptied: () => empty.promise,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await ended(server)
    },
  }
}

/** One load-balancer node: what it answers can be changed, and it keeps what it was asked. */
export interface Node extends AsyncDisposable {
  readonly address: string
  answer: RequestListener
  readonly asked: { readonly headers: Readonly<Record<string, unknown>>; readonly url: string }[]
}

/** An answer that carries a release in `x-release` and in its body. */
export const says =
  (release: string, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'x-release': release }).end(`this is ${release}\n`)
  }

/** Nodes of one load balancer: the same port on several addresses. */
export const startNodes = async (
  addresses: readonly string[],
  answer: RequestListener,
): Promise<AsyncDisposable & { readonly port: number; readonly nodes: readonly Node[] }> => {
  const nodes: Node[] = []
  let port = 0
  for (const address of addresses) {
    const asked: Node['asked'] = []
    const listener: RequestListener = (request, response) => {
      asked.push({ headers: request.headers, url: request.url ?? '' })
      node.answer(request, response)
    }
    const server = await serve(address, listener, port)
    const node: Node = { address, answer, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
    port = server.port
    nodes.push(node)
  }
  const dispose = async () => {
    for (const node of nodes) await node[Symbol.asyncDispose]()
  }
  return { port, nodes, [Symbol.asyncDispose]: dispose }
}

/** A DNS server that knows one name; which addresses it gives can be changed. */
export const startDns = async (
  name: string,
  address: string,
): Promise<AsyncDisposable & { readonly server: string; addresses: readonly string[] }> => {
  const socket = createSocket('udp4')
  const dns = {
    server: '',
    addresses: [] as readonly string[],
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (message, from) => {
    const { id, questions = [] } = decode(message)
    const known = questions.some((question) => question.name === name)
    const answers = questions.flatMap((question) =>
      question.type === 'A' && known
        ? dns.addresses.map((data) => ({ type: 'A' as const, name, ttl: 0, data }))
        : [],
    )
    const missing = 3
    const flags = RECURSION_DESIRED | (known ? 0 : missing)
    socket.send(encode({ type: 'response', id: id ?? 0, flags, questions, answers }), from.port, from.address)
  })
  socket.bind(0, address)
  await once(socket, 'listening')
  dns.server = `${address}:${socket.address().port}`
  return dns
}
