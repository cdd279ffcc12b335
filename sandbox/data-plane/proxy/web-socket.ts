import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createProxyServer } from 'httpxy'
import { type NodeAnswer, page, titles } from '../routing/node-answers.ts'
import { CLIENT_LEFT, type Ending, type Exchange, releaseOf } from './exchange.ts'
import { addCookies } from './headers.ts'

/**
 * Passes a WebSocket to its target; from the 101 on it stays there until either side closes it or the node cuts it.
 * "the target that returns an HTTP 101 status code to upgrade the connection is the target used":
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
export function proxyWebSocket(exchange: Exchange, client: Socket, head: Buffer): Promise<Ending> {
  const { request, upstream, decision } = exchange
  let answer: IncomingMessage | undefined
  let failed: number | undefined
  let targetBroke = false
  const proxy = createProxyServer({
    target: { protocol: 'http:', host: decision.target.address, port: decision.target.port },
    agent: upstream.agent,
  })
  proxy.on('proxyReqWs', (asked) => {
    asked.once('response', (begun) => {
      answer = begun
    })
    asked.once('upgrade', (begun, target) => {
      answer = begun
      addCookies(begun, decision.cookies)
      target.once('error', () => {
        targetBroke = true
      })
      target.once('close', () => (upstream.wasCut ? client.resetAndDestroy() : client.destroySoon()))
    })
  })
  proxy.on('error', () => {
    if (answer !== undefined || client.destroyed) return void client.resetAndDestroy()
    failed = upstream.failure
    refuseUpgrade(client, page(failed))
  })

  const { promise, resolve } = Promise.withResolvers<Ending>()
  client.once('close', () => {
    const cut = upstream.wasCut || targetBroke
    upstream.cut()
    if (failed !== undefined) return resolve({ status: failed, maker: 'node', cut })
    if (answer === undefined) return resolve({ status: CLIENT_LEFT, maker: 'node', cut })
    resolve({ status: answer.statusCode ?? 0, maker: 'target', cut, ...releaseOf(answer) })
  })
  proxy.ws(request, client, {}, head).catch(() => client.destroy())
  return promise
}

/** Answers an upgrade for the node itself, as plain HTTP, and closes the connection. */
export function refuseUpgrade(client: Socket, answer: NodeAnswer): void {
  const headers = { ...answer.headers, 'content-length': Buffer.byteLength(answer.body), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  client.end(
    `HTTP/1.1 ${answer.status} ${titles[answer.status] ?? 'OK'}\r\n${lines.join('')}\r\n${answer.body}`,
  )
}
