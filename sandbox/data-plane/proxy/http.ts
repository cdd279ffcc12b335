import type { IncomingMessage, ServerResponse } from 'node:http'
import { createProxyServer } from 'httpxy'
import { type NodeAnswer, page, titles } from '../routing/node-answers.ts'
import { CLIENT_LEFT, type Ending, type Exchange, releaseOf } from './exchange.ts'
import { toClient } from './headers.ts'

/** Passes a request to its target and the answer back, both streamed; tells how it ended. */
export function proxyRequest(exchange: Exchange, response: ServerResponse): Promise<Ending> {
  const { request, upstream, decision } = exchange
  let answer: IncomingMessage | undefined
  let failed: number | undefined
  let [sentAt, answeredAt] = [0, 0]
  const proxy = createProxyServer({
    target: { protocol: 'http:', host: decision.target.address, port: decision.target.port },
    agent: upstream.agent,
  })
  proxy.on('proxyReq', (asked) => {
    sentAt = performance.now()
    // Else the head would wait for the first piece of the body; without a body it goes with the end.
    if (hasBody(request)) asked.flushHeaders()
  })
  proxy.on('proxyRes', (begun) => {
    answer = begun
    answeredAt = performance.now()
    toClient(begun, decision.cookies)
    queueMicrotask(() => {
      if (!response.headersSent && !response.destroyed) response.flushHeaders()
    })
    begun.once('close', () => {
      if (!begun.complete) request.socket.resetAndDestroy()
    })
  })
  proxy.on('error', () => {
    if (answer !== undefined || request.socket.destroyed) return
    failed = upstream.failure
    answerFromNode(request, response, page(failed))
  })

  const { promise, resolve } = Promise.withResolvers<Ending>()
  // Registered before the proxy's own listeners, which destroy the answer when the client leaves.
  response.once('close', () => {
    const whole = response.writableFinished
    const cut = upstream.wasCut || (!whole && answer?.destroyed === true)
    if (failed !== undefined) return resolve({ status: failed, maker: 'node', cut })
    if (answer === undefined) return resolve({ status: CLIENT_LEFT, maker: 'node', cut })
    const targetMs = answeredAt - sentAt
    resolve({ status: answer.statusCode ?? 0, maker: 'target', cut, targetMs, ...releaseOf(answer) })
    if (!whole) upstream.cut()
  })
  proxy.web(request, response).catch(() => request.socket.resetAndDestroy())
  return promise
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/** Answers for the node itself and lets the rest of the request run out, so that the connection can be kept. */
export function answerFromNode(request: IncomingMessage, response: ServerResponse, answer: NodeAnswer): void {
  const headers = { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) }
  response.writeHead(answer.status, titles[answer.status], headers)
  response.end(answer.body)
  request.unpipe()
  request.resume()
}
