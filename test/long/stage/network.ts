import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What becomes of one request on its way to AWS. */
export interface Fate {
  /** How long it is under way; where its sender gives it up meanwhile nothing comes of it. */
  readonly underWayMs: number
  /** Answered with 503, and not carried out. */
  readonly turnedAway: boolean
  /** How long it takes from there until it is carried out, whatever its sender does. */
  readonly landsAfterMs: number
  readonly answerLost: boolean
}

/** A request as it passes. */
export interface Passing {
  readonly action: string
  readonly parameters: URLSearchParams
}

export interface Network {
  /** Where a client finds AWS behind it. */
  readonly endpoint: string
  close(): Promise<void>
}

/** A network between one client and an AWS that speaks the query protocol; `lands` hears what is about to be carried out. */
export async function startNetwork(
  aws: string,
  fateOf: (passing: Passing) => Fate,
  lands: (passing: Passing) => void,
): Promise<Network> {
  const server = createServer((asked, answer) => {
    // Where AWS is gone meanwhile no answer comes.
    pass(aws, asked, answer, fateOf, lands).catch(() => answer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the network has no port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function pass(
  aws: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  fateOf: (passing: Passing) => Fate,
  lands: (passing: Passing) => void,
): Promise<void> {
  const body = await textOf(asked)
  const parameters = new URLSearchParams(body)
  const passing = { action: parameters.get('Action') ?? '', parameters }
  const { underWayMs, turnedAway, landsAfterMs, answerLost } = fateOf(passing)
  const givenUp = new AbortController()
  answer.on('close', () => givenUp.abort())
  if (!(await passes(underWayMs, givenUp.signal))) return
  if (turnedAway) return void answer.writeHead(503).end(busy)
  await pause(landsAfterMs)
  lands(passing)
  const { status, headers, text } = await send(aws, asked, body)
  if (answerLost) return void answer.destroy()
  answer.writeHead(status, headers).end(text)
}

const busy =
  '<ErrorResponse><Error><Code>ServiceUnavailable</Code><Message>Come back later</Message></Error></ErrorResponse>'

const passes = (ms: number, givenUp: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal: givenUp }).catch(() => false)

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Passed on as it came: the signature is of the address that the client knows. */
const send = (aws: string, { method, url = '/', headers }: IncomingMessage, body: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const onward = request(new URL(url, aws), { method, headers, agent: false }, (answer) => {
      textOf(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        reject,
      )
    })
    onward.on('error', reject)
    onward.end(body)
  })
