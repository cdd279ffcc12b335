import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What clients of the load balancer saw. */
export interface Seen {
  readonly sent: number
  /** Complete answers with status 200, by the release that gave them. */
  readonly answered: Readonly<Record<string, number>>
  /** No complete answer, or a 502, 503 or 504 that the load balancer made. */
  readonly lost: readonly string[]
  /** Errors that the application itself answered. */
  readonly failed: readonly string[]
}

/** Clients that ask without pause, until they are told to stop. */
export interface Load {
  /** What was seen so far. */
  seen(): Seen
  /** Does something while no request is under way: one that time jumps over would count as waiting all of it. */
  atRest<T>(act: () => Promise<T>): Promise<T>
  /** Lets every request that is under way end, then tells what was seen. */
  stop(): Promise<Seen>
}

/** For each node of each route one client that keeps its connection and one that makes it anew, each asking every `everyMs`. */
export function startLoad(nodes: readonly (readonly string[])[], everyMs = 100): Load {
  const answered: Record<string, number> = {}
  const lost: string[] = []
  const failed: string[] = []
  let sent = 0
  let over = false
  let awake: Promise<void> = Promise.resolve()
  const underWay = new Set<Promise<Answer>>()

  async function client(url: string, agent: Agent): Promise<void> {
    for (;;) {
      await awake
      if (over) break
      sent += 1
      const at = new Date().toISOString()
      const asked = ask(url, agent)
      underWay.add(asked)
      const answer = await asked
      underWay.delete(asked)
      if (answer.kind === 'answered') answered[answer.said] = (answered[answer.said] ?? 0) + 1
      else (answer.kind === 'lost' ? lost : failed).push(`${at} ${url}: ${answer.said}`)
      await pause(everyMs)
    }
    agent.destroy()
  }

  const clients = nodes
    .flat()
    .flatMap((url) => [
      client(`${url}/version`, new Agent({ keepAlive: true, maxSockets: 1 })),
      client(`${url}/version`, new Agent({ keepAlive: false })),
    ])
  const seen = () => ({ sent, answered: { ...answered }, lost: [...lost], failed: [...failed] })
  return {
    seen,
    async atRest(act) {
      const rest = Promise.withResolvers<void>()
      awake = rest.promise
      await Promise.all(underWay)
      try {
        return await act()
      } finally {
        rest.resolve()
      }
    },
    async stop() {
      over = true
      await Promise.all(clients)
      return seen()
    },
  }
}

type Answer = { readonly kind: 'answered' | 'lost' | 'failed'; readonly said: string }

function ask(url: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve) => {
    const lost = (said: string) => resolve({ kind: 'lost', said })
    const request = get(url, { agent, timeout: 20_000 }, (response) => {
      response.resume()
      response.once('end', () => resolve(judge(response)))
      response.once('error', (error) => lost(`broken off: ${error.message}`))
    })
    request.once('timeout', () => request.destroy(new Error('no answer within 20 s')))
    request.once('error', (error) => lost(error.message))
  })
}

function judge({ complete, statusCode = 0, headers }: IncomingMessage): Answer {
  if (!complete) return { kind: 'lost', said: 'an answer without its end' }
  if (statusCode === 200) return { kind: 'answered', said: String(headers['x-release']) }
  const fromNode = headers.server === 'awselb/2.0' && statusCode >= 502 && statusCode <= 504
  return { kind: fromNode ? 'lost' : 'failed', said: `${statusCode}` }
}
