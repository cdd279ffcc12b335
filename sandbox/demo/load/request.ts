import { Agent, type IncomingMessage, request } from 'node:http'
import { markOf, type Reply } from './visit.ts'

/** Longer than any answer may take; what has not come by then is lost. */
const LIMIT_MS = 20_000

/** Asks once and never again: a client that repeats what was lost would hide the loss. */
export function ask(url: URL, host: string, agent: Agent | false): Promise<Reply> {
  const { promise, resolve } = Promise.withResolvers<Reply>()
  const asked = request(url, { agent, headers: { host } })
  let answer: IncomingMessage | undefined
  const broken = (why: string) => {
    clearTimeout(timer)
    resolve({ kind: 'broken', why, mark: markOf(answer?.headers ?? {}) })
    asked.destroy()
  }
  const timer = setTimeout(() => broken(`no complete answer within ${LIMIT_MS / 1000} s`), LIMIT_MS)
  asked.on('error', (error) => broken(error.message || error.name))
  asked.on('response', (begun) => {
    answer = begun
    begun.on('error', (error) => broken(`the answer broke off: ${error.message}`))
    begun.on('close', () => {
      if (!begun.complete) return broken('the answer broke off')
      clearTimeout(timer)
      resolve({ kind: 'whole', status: begun.statusCode ?? 0, mark: markOf(begun.headers) })
    })
    begun.resume()
  })
  asked.end()
  return promise
}

/** Connections that are kept between requests, as browsers and proxies keep them. */
export const keptConnections = (): Agent => new Agent({ keepAlive: true })
