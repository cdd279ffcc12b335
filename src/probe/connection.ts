import { createConnection, isIP } from 'node:net'
import { connectWithinMs, inWords } from './unreachable.ts'
import { duration } from './words.ts'

/** How far a connection came; nothing is sent over it. */
export interface Tried {
  /** It was made, with TLS where that is asked for. */
  readonly connected: boolean
  /** Something stands there: it took the connection, or refused it. */
  readonly routed: boolean
  /** What is wrong with its certificate; undefined without TLS too. */
  readonly distrust: string | undefined
  /** Why it was not made; empty when it was. */
  readonly said: string
}

/** One address to connect to; `name`: what its certificate must be for, undefined without TLS. */
export interface Address {
  readonly address: string
  readonly port: number
  readonly name: string | undefined
}

/** Tries one connection and closes it at once. Throws the signal's reason when it comes first. */
export const tryConnection = async (
  at: Address,
  signal: AbortSignal,
  withinMs = connectWithinMs,
): Promise<Tried> => {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Tried>()
  const failed = (said: string, routed: boolean): void =>
    resolve({ connected: false, routed, distrust: undefined, said })
  const stop = () => reject(signal.reason)
  let routed = false
  const limit = setTimeout(() => failed(`no connection within ${duration(withinMs)}`, routed), withinMs)
  signal.addEventListener('abort', stop, { once: true })
  const socket = await open(at, (distrust) => resolve({ connected: true, routed: true, distrust, said: '' }))
  socket.once('connect', () => {
    routed = true
  })
  socket.on('error', (error) => failed(inWords(error), routed || isRefusal(error)))
  socket.once('close', () => failed('the connection was closed', routed))
  try {
    return await promise
  } finally {
    clearTimeout(limit)
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}

const open = async ({ address, port, name }: Address, made: (distrust: string | undefined) => void) => {
  if (name === undefined)
    return createConnection({ host: address, port }).once('connect', () => made(undefined))
  // Loaded when due, as for a question over TLS.
  const { connect } = await import('node:tls')
  const servername = isIP(name) ? '' : name
  const socket = connect({ host: address, port, servername, rejectUnauthorized: false })
  return socket.once('secureConnect', () => {
    const { authorized, authorizationError: error } = socket
    const cert = socket.getPeerCertificate()
    made(authorized ? undefined : inWords(Object.assign(new Error(`${error}`), { code: `${error}`, cert })))
  })
}

/** A host that refuses is a host. */
const isRefusal = (error: Error): boolean => 'code' in error && error.code === 'ECONNREFUSED'
