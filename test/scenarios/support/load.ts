import { Agent, request } from 'node:http'
import { setTimeout as elapse } from 'node:timers/promises'

/** Clients of a service: one kept-alive and one fresh connection at a time for each node of each route. */
export interface Load {
  /** Answers by release, and what was lost, since it was last cleared. */
  counts(): { readonly answered: Readonly<Record<string, number>>; readonly lost: readonly string[] }
  /** Forgets what has been counted; requests on their way count for nothing any more. */
  clear(): void
  /** Comes back when every client has begun and ended this many requests. */
  rounds(count: number): Promise<void>
  /** Comes back when every request has ended. */
  stop(): Promise<void>
}

const PAUSE_MS = 100

export function startLoad(nodes: readonly (readonly string[])[]): Load {
  let counted = { answered: new Map<string, number>(), lost: [] as string[] }
  let going = true
  const kept = new Agent({ keepAlive: true, maxSockets: 1 })
  const clients = nodes.flat().flatMap((url) => [client(url, kept), client(url, undefined)])

  function client(url: string, agent: Agent | undefined) {
    const state = { rounds: 0, done: Promise.resolve() }
    const run = async () => {
      while (going) {
        const into = counted
        const { release, status, error } = await ask(url, agent)
        // An answer that the application gave counts for its release; the load balancer's own are lost requests.
        if (status === 200) into.answered.set(release, (into.answered.get(release) ?? 0) + 1)
        else into.lost.push(`${url}: ${error ?? status}`)
        state.rounds += 1
        await elapse(PAUSE_MS)
      }
    }
    state.done = run()
    return state
  }

  return {
    counts: () => ({ answered: Object.fromEntries(counted.answered), lost: counted.lost }),
    clear() {
      counted = { answered: new Map(), lost: [] }
    },
    async rounds(count) {
      // The request that was on its way when this was asked is not one of them.
      const goals = clients.map((one) => ({ one, until: one.rounds + count + 1 }))
      while (goals.some(({ one, until }) => one.rounds < until)) await elapse(PAUSE_MS)
    },
    async stop() {
      going = false
      await Promise.all(clients.map(({ done }) => done))
      kept.destroy()
    },
  }
}

interface Answer {
  readonly status: number
  readonly release: string
  readonly error?: string
}

function ask(url: string, agent: Agent | undefined): Promise<Answer> {
  return new Promise((resolve) => {
    const headers = { host: 'app.example.com', ...(agent ? {} : { connection: 'close' }) }
    const options = { headers, ...(agent ? { agent } : { agent: false as const }) }
    const asked = request(`${url}/version`, options, (response) => {
      response.resume()
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, release: String(response.headers['x-release'] ?? '') }),
      )
      response.on('error', (error) => resolve({ status: 0, release: '', error: error.message }))
    })
    asked.on('error', (error) => resolve({ status: 0, release: '', error: error.message }))
    asked.end()
  })
}
