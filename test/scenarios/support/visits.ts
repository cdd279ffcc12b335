import { get } from 'node:http'
import { setTimeout as elapse } from 'node:timers/promises'
import type { Sandbox } from '../../../sandbox/start.ts'

/** One request over a fresh connection. */
export interface Visit {
  /** Node and route. */
  readonly url: string
  /** When it began, by the sandbox's clock. */
  readonly startedMs: number
  /** The release that answered, else the status or the error. */
  readonly said: string
}

/** One visitor for each node of each route, who asks again as soon as there is an answer. */
export interface Visits {
  readonly taken: readonly Visit[]
  /** Comes back when every visitor has begun and ended this many visits. */
  rounds(count: number): Promise<void>
  stop(): Promise<void>
}

export function startVisits({ nodes, world }: Pick<Sandbox, 'nodes' | 'world'>): Visits {
  const taken: Visit[] = []
  const counts = new Map<string, number>()
  let going = true
  const visitor = async (url: string) => {
    while (going) {
      const startedMs = world.clock.now()
      taken.push({ url, startedMs, said: await ask(`${url}/version`) })
      counts.set(url, (counts.get(url) ?? 0) + 1)
      await elapse(10)
    }
  }
  const urls = nodes.flat()
  const visitors = urls.map(visitor)
  return {
    taken,
    async rounds(count) {
      // The visit that was on its way when this was asked is not one of them.
      const goals = urls.map((url) => ({ url, until: (counts.get(url) ?? 0) + count + 1 }))
      while (goals.some(({ url, until }) => (counts.get(url) ?? 0) < until)) await elapse(10)
    },
    async stop() {
      going = false
      await Promise.all(visitors)
    },
  }
}

function ask(url: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const asked = get(url, { agent: false }, (answer) => {
    const { statusCode, headers } = answer
    answer.on('error', (error) => resolve(error.message))
    answer.on('end', () => resolve(statusCode === 200 ? `${headers['x-release']}` : `${statusCode}`))
    answer.resume()
  })
  asked.on('error', (error) => resolve(error.message))
  return promise
}
