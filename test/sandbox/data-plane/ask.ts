import { Agent, type IncomingHttpHeaders, request } from 'node:http'

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

interface Question {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Fresh connections unless one is given. */
  readonly agent?: Agent
}

/** One request; rejects when no complete answer comes. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, agent }: Question = {},
): Promise<Asked> {
  const { promise, resolve, reject } = Promise.withResolvers<Asked>()
  const asked = request(url, { method, headers, agent: agent ?? new Agent() }, async (answer) => {
    let text = ''
    try {
      for await (const piece of answer.setEncoding('utf8')) text += piece
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text })
    } catch (error) {
      reject(error)
    }
  })
  asked.on('error', reject)
  asked.end(body)
  return promise
}

/** The bodies of `times` requests, one after the other. */
export async function askTimes(times: number, url: string, question: Question = {}): Promise<string[]> {
  const bodies: string[] = []
  for (let n = 0; n < times; n++) bodies.push((await ask(url, question)).body)
  return bodies
}

/** An agent that keeps one connection for all its requests. */
export function oneConnection(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 1 })
}
