import { createServer, type Server } from 'node:net'

/** A 127.N.0.0/16 that no other sandbox of this machine has. */
export interface Network {
  /** N. */
  readonly second: number
  release(): Promise<void>
}

/** Whoever listens here has the network; the system frees it when the process ends, however it ends. */
const LOCK_PORT = 47_127
const FIRST = 21
const LAST = 220

/** The machine has only 127.0.0.1, as macOS does until told otherwise. */
export class NoLoopback extends Error {
  override readonly name = 'NoLoopback'

  constructor() {
    super(
      `Only 127.0.0.1 exists on this machine, and a sandbox needs addresses of its own: add them with ${aliases()}.`,
    )
  }
}

/** Takes the first free network. */
export async function claimNetwork(): Promise<Network> {
  for (let second = FIRST; second <= LAST; second++) {
    const lock = await lockOf(second)
    if (lock !== undefined) return { second, release: () => closed(lock) }
  }
  throw new Error(`All networks from 127.${FIRST}.0.0 to 127.${LAST}.0.0 are taken by other sandboxes.`)
}

function lockOf(second: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error.code === 'EADDRNOTAVAIL' ? new NoLoopback() : error)
    })
    server.listen({ host: `127.${second}.0.1`, port: LOCK_PORT, exclusive: true }, () => resolve(server))
  })
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

// Nodes and the first subnets' first addresses: enough for the seeded service and one more release.
function aliases(): string {
  return `sudo sh -c 'for a in 0 1 16 32; do for b in 1 2 3 4 5 6 7 8 9; do ifconfig lo0 alias 127.${FIRST}.$a.$b up; done; done'`
}
