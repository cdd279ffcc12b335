import type { ClientRequest, IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { connectWithinMs, inWords, isUnreachable } from './unreachable.ts'
import { duration, oneLine } from './words.ts'

/**
 * One HTTP question to one address. `host` is the name that must be certified with TLS, and the Host header where
 * `headers` has none.
 */
export interface Question {
  readonly address: string
  readonly port: number
  readonly protocol: 'http' | 'https'
  readonly certificate: 'trusted' | 'any'
  readonly host: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** Over all: connect, send, and the whole answer. */
  readonly withinMs: number
}

/** `reached`: a connection was made, or could not be tried; false says that the address was not asked at all. */
export type Answer =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>
      /** At most the first MiB. */
      readonly body: string
      /** There is more of it. */
      readonly cut?: boolean
      readonly ms: number
    }
  | { readonly kind: 'no-answer'; readonly said: string; readonly reached: boolean }

const mostHeaderBytes = 16 * 1024
const mostBodyBytes = 1024 * 1024

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const optionsOf = (question: Question) => ({
  host: question.address,
  port: question.port,
  // A name is required: an address is not allowed in SNI (RFC 6066 §3).
  servername: isIP(question.host) ? '' : question.host,
  // Said outright: NODE_TLS_REJECT_UNAUTHORIZED=0 in a step must not make every certificate right.
  rejectUnauthorized: question.certificate === 'trusted',
  method: question.method,
  path: question.path,
  headers: { 'user-agent': 'switchover', host: question.host, ...lowerCased(question.headers) },
  // A kept connection would show one node's past, not its present.
  agent: false as const,
  maxHeaderSize: mostHeaderBytes,
})

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )

/** Reads the body up to its limit; the rest of a longer one is never waited for. */
const read = (
  response: IncomingMessage,
  done: (body: string, cut: boolean) => void,
  broken: () => void,
): void => {
  const chunks: Buffer[] = []
  let bytes = 0
  const text = new TextDecoder()
  const finish = () =>
    done(text.decode(Buffer.concat(chunks).subarray(0, mostBodyBytes)), bytes > mostBodyBytes)
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > mostBodyBytes) finish()
  })
  response.on('end', finish)
  response.on('error', broken)
  response.on('close', broken)
}

type Silent = (said: string, reached: boolean) => void

const listen = (sent: ClientRequest, answered: (answer: Answer) => void, silent: Silent): void => {
  const started = performance.now()
  const answerOf = (response: IncomingMessage, body: string, cut = false): Answer => ({
    kind: 'answer',
    status: response.statusCode ?? 0,
    headers: flat(response.headers),
    body,
    ...(cut && { cut }),
    ms: performance.now() - started,
  })
  let begun = false
  sent.on('response', (response) => {
    begun = true
    read(
      response,
      (body, cut) => answered(answerOf(response, body, cut)),
      () => silent('the connection was cut in the middle of the answer', true),
    )
  })
  sent.on('upgrade', (response, socket) => {
    socket.destroy()
    answered(answerOf(response, ''))
  })
  sent.on('error', (error) => silent(inWords(error), !isUnreachable(error)))
  // An answer that ends with its connection closes the request before it ends itself.
  sent.on('close', () => begun || silent('the connection was closed without an answer', true))
}

/**
 * Asks over a fresh connection and closes it, whatever comes: no redirects, no cookies, no reuse.
 * Throws the signal's reason when it comes first.
 */
export const ask = async (question: Question, signal: AbortSignal): Promise<Answer> => {
  // Loaded when due: a run that asks nothing pays for neither.
  const { request } = await (question.protocol === 'https' ? import('node:https') : import('node:http'))
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const silent: Silent = (said, reached) => resolve({ kind: 'no-answer', said, reached })
  let sent: ClientRequest
  try {
    sent = request(optionsOf(question))
  } catch (error) {
    // It must count: a question that cannot be put has not been answered rightly.
    const said = `this question cannot be put: ${oneLine(String(error))}`
    return { kind: 'no-answer', said, reached: true }
  }
  let connected = false
  const stop = () => reject(signal.reason)
  const { withinMs } = question
  const overall = setTimeout(
    () =>
      silent(`no ${connected ? 'complete answer' : 'connection'} within ${duration(withinMs)}`, connected),
    withinMs,
  )
  const connecting = setTimeout(
    () => silent(`no connection within ${duration(connectWithinMs)}`, false),
    connectWithinMs,
  )
  sent.on('socket', (socket) =>
    socket.once('connect', () => {
      connected = true
      clearTimeout(connecting)
    }),
  )
  signal.addEventListener('abort', stop, { once: true })
  listen(sent, resolve, silent)
  try {
    sent.end(question.body)
    return await promise
  } finally {
    clearTimeout(overall)
    clearTimeout(connecting)
    signal.removeEventListener('abort', stop)
    sent.destroy()
  }
}
