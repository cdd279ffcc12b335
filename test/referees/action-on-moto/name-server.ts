import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { decode, encode } from 'dns-packet'

/** A name server that knows no name. */
export interface NameServer {
  /** `host:port`. */
  readonly address: string
  /** The names that it was asked for, each once. */
  asked(): readonly string[]
  close(): Promise<void>
}

const NXDOMAIN = 3

/** Starts one on a free loopback port: what a runner outside the network has for a load balancer inside it. */
export async function startNameServer(): Promise<NameServer> {
  const names = new Set<string>()
  const socket = createSocket('udp4')
  socket.on('message', (message, from) => {
    const { id, questions = [] } = decode(message)
    for (const { name } of questions) names.add(name)
    socket.send(
      encode({ type: 'response', ...(id !== undefined && { id }), flags: NXDOMAIN, questions }),
      from.port,
      from.address,
    )
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { address, port } = socket.address()
  return {
    address: `${address}:${port}`,
    asked: () => [...names],
    async close() {
      socket.close()
      await once(socket, 'close')
    },
  }
}
