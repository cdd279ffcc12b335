import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

// Transfer-Encoding stays: Node's own parser and writer on either side keep it true.
const ofOneHopOnly = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade']

/**
 * Turns a request's headers into what a target gets from a node.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
 */
export function toTarget(
  request: IncomingMessage,
  listener: { readonly protocol: string; readonly port: number },
  nowMs: number,
): void {
  const { headers } = request
  const upgrade = headers.upgrade
  const closes = /(^|,)\s*close\s*(,|$)/i.test(headers.connection ?? '')
  dropHopHeaders(headers)
  // The node has already answered 100 itself; the load balancer does not pass the header on.
  delete headers.expect
  if (isWebSocket(upgrade)) Object.assign(headers, { connection: 'Upgrade', upgrade })
  else if (closes) headers.connection = 'close'

  const client = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  const before = headers['x-forwarded-for']
  headers['x-forwarded-for'] = before === undefined ? client : `${before}, ${client}`
  headers['x-forwarded-proto'] = listener.protocol.toLowerCase()
  headers['x-forwarded-port'] = String(listener.port)
  headers['x-amzn-trace-id'] = trace(headers['x-amzn-trace-id'], nowMs)
}

/** Takes out of a target's answer what was meant for the hop to the node, and adds the node's cookies. */
export function toClient(answer: IncomingMessage, cookies: readonly string[]): void {
  dropHopHeaders(answer.headers)
  addCookies(answer, cookies)
}

/** Adds the node's cookies to a target's own. */
export function addCookies(answer: IncomingMessage, cookies: readonly string[]): void {
  if (cookies.length === 0) return
  answer.headers['set-cookie'] = [...(answer.headers['set-cookie'] ?? []), ...cookies]
}

/** Whether an Upgrade header asks for a WebSocket; a load balancer ignores every other. */
export function isWebSocket(upgrade: string | undefined): boolean {
  return upgrade?.toLowerCase() === 'websocket'
}

function dropHopHeaders(headers: IncomingHttpHeaders): void {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  for (const name of [...ofOneHopOnly, ...named]) delete headers[name]
}

function trace(sent: string | string[] | undefined, nowMs: number): string {
  // Not from the world's own randomness: traffic would change what the API gives for the same seed.
  const own = `1-${Math.floor(nowMs / 1000).toString(16)}-${randomBytes(12).toString('hex')}`
  if (sent === undefined) return `Root=${own}`
  return /(^|;)\s*Root=/.test(String(sent)) ? `Self=${own};${sent}` : `Root=${own};${sent}`
}
