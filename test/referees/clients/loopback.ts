import { once } from 'node:events'
import type { Server } from 'node:http'

/** A server that listens on a free port of 127.0.0.1. */
export interface Listening {
  readonly endpoint: string
  /** Cuts what is open. */
  close(): Promise<void>
}

export async function listen(server: Server): Promise<Listening> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
