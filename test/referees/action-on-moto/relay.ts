import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Listening, listen } from '../clients/loopback.ts'

/** A request that the action made of AWS, and how it was answered. */
export interface Call {
  readonly service: string
  readonly action: string
  readonly status: number
  /** AWS's error code; empty for a call that succeeded. */
  readonly code: string
}

/** What is to happen once an action has taken effect, before its answer is passed on. */
type Pause = (call: Call) => Promise<void> | void

/** Stands where the action looks for AWS, passes everything on unchanged, and notes it. */
export interface Relay extends Listening {
  /** Since the last `forget`. */
  readonly calls: readonly Call[]
  forget(): void
  /** Once: after the next call of this action has taken effect. The answer waits for it. */
  after(action: string, pause: Pause): void
}

/** moto fails at it, and AWS would not: here it is refused, as by an account whose role may not ask. */
export const notInMoto = 'SimulatePrincipalPolicy'
const forbidden = {
  status: 403,
  headers: { 'content-type': 'text/xml' },
  text: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>Not in moto.</Message></Error></ErrorResponse>',
}

/** Starts a relay on a free loopback port before this endpoint. */
export async function startRelay(upstream: string): Promise<Relay> {
  const calls: Call[] = []
  const pauses = new Map<string, Pause>()
  const relay = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(request)
    const named = nameOf(request, body)
    const isKnown = named.action !== notInMoto
    const { status, headers, text } = isKnown ? await pass(upstream, request, body) : forbidden
    const call = { ...named, status, code: codeOf(status, text) }
    calls.push(call)
    // A dry run takes no effect.
    const pause = call.code === 'DryRunOperation' ? undefined : pauses.get(call.action)
    if (pause !== undefined) pauses.delete(call.action)
    await pause?.(call)
    response.writeHead(status, headers).end(text)
  }
  // Whoever asks sees a connection that is cut, be it that AWS is gone or that the asker was.
  const server = createServer((request, response) => {
    relay(request, response).catch(() => response.destroy())
  })
  return {
    ...(await listen(server)),
    calls,
    forget: () => {
      calls.length = 0
    },
    after: (action, pause) => pauses.set(action, pause),
  }
}

async function pass(upstream: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  const { host: _, connection: __, 'content-length': ___, ...sent } = headers
  const answer = await fetch(new URL(url ?? '/', upstream), {
    method: method ?? 'GET',
    headers: Object.entries(sent).map(([name, value]): [string, string] => [name, `${value}`]),
    ...(body.length > 0 && { body: new Uint8Array(body) }),
  })
  const { 'content-length': ____, connection: _____, ...passed } = Object.fromEntries(answer.headers)
  return { status: answer.status, headers: passed, text: await answer.text() }
}

/** Service and action of a signed request: services name it in the body or a header, Route 53 by method and path. */
function nameOf({ method, url = '', headers }: IncomingMessage, body: Buffer) {
  const service = /\/(\w+)\/aws4_request/.exec(headers.authorization ?? '')?.[1] ?? 'unsigned'
  const target = /\.(\w+)$/.exec(`${headers['x-amz-target'] ?? ''}`)?.[1]
  const named = target ?? new URLSearchParams(body.toString()).get('Action')
  const path = url.replace(/\?.*/, '')
  const rest = route53.find(([verb, form]) => verb === method && form.test(path))?.[2]
  const short = service === 'elasticloadbalancing' ? 'elbv2' : service
  return { service: short, action: (service === 'route53' ? rest : named) ?? `${method} ${path}` }
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_Operations_Amazon_Route_53.html */
const route53 = [
  ['GET', /\/hostedzone\/[^/]+\/rrset\/?$/, 'ListResourceRecordSets'],
  ['POST', /\/hostedzone\/[^/]+\/rrset\/?$/, 'ChangeResourceRecordSets'],
  ['GET', /\/hostedzone\/[^/]+$/, 'GetHostedZone'],
  ['GET', /\/change\/[^/]+$/, 'GetChange'],
] as const

const codeOf = (status: number, text: string): string =>
  status < 400
    ? ''
    : (/<Code>([^<]*)<\/Code>|"__type": *"([^"]+)"/.exec(text)?.slice(1).find(Boolean) ?? `HTTP ${status}`)
