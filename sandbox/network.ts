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

/** This machine is not fit for a sandbox; the message says what to do about it. */
export class UnfitMachine extends Error {
  override readonly name = 'UnfitMachine'
}

/** Takes the first free network. */
export async function claimNetwork(): Promise<Network> {
  for (let second = FIRST; second <= LAST; second++) {
    const lock = await lockOf(second)
    if (lock !== undefined) return { second, release: () => closed(lock) }
  }
  throw new Error(`All networks from 127.${FIRST}.0.0 to 127.${LAST}.0.0 are taken by other sandboxes.`)
}

/** Throws when a port of the network is taken: a program that listens on every address has all of them. */
export async function requirePorts({ second }: Network, first: number, count: number): Promise<void> {
  for (let port = first; port < first + count; port++) {
    const server = await listenOn(second, port)
    if (server === undefined) {
      throw new UnfitMachine(
        `Port ${port} is taken on every address of this machine, and load balancers and instances of the sandbox need it: end the program that listens on it.`,
      )
    }
    await closed(server)
  }
}

const lockOf = (second: number): Promise<Server | undefined> => listenOn(second, LOCK_PORT)

/** Undefined: somebody listens there already. */
function listenOn(second: number, port: number): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy())
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error.code === 'EADDRNOTAVAIL' ? new UnfitMachine(noLoopback()) : error)
    })
    server.listen({ host: `127.${second}.0.1`, port, exclusive: true }, () => resolve(server))
  })
}

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

// macOS has only 127.0.0.1 until told otherwise. Nodes, and each subnet's first addresses: enough for two releases.
function noLoopback(): string {
  const aliases = `sudo sh -c 'for a in 0 1 16 32; do for b in 1 2 3 4 5 6 7 8 9; do ifconfig lo0 alias 127.${FIRST}.$a.$b up; done; done'`
  return `Only 127.0.0.1 exists on this machine, and a sandbox needs addresses of its own: add them with ${aliases}.`
}
