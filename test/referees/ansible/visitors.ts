import { Agent, request } from 'node:http'

/** What each visitor got, in the order in which they came: a release, or why nothing. */
export type Visits = readonly string[]

const EVERY_MS = 25

/** Visits the service by its nodes in turn, all the while; `end` waits for who is still there. */
export function startVisitors(nodes: readonly string[], host: string): { end(): Promise<Visits> } {
  const agent = new Agent({ keepAlive: true })
  const visits: Promise<string>[] = []
  const timer = setInterval(() => {
    const node = nodes[visits.length % nodes.length]
    visits.push(visit(new URL('/version', node), host, agent))
  }, EVERY_MS)
  return {
    async end() {
      clearInterval(timer)
      const seen = await Promise.all(visits)
      agent.destroy()
      return seen
    },
  }
}

function visit(url: URL, host: string, agent: Agent): Promise<string> {
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: { host } }, (response) => {
      const release = response.headers['x-release']
      response.resume()
      response.once('error', (error) => resolve(`lost: ${error.message}`))
      response.once('end', () =>
        resolve(
          response.statusCode === 200 && typeof release === 'string'
            ? release
            : `lost: ${response.statusCode}`,
        ),
      )
    })
    asked.once('error', (error) => resolve(`lost: ${error.message}`))
    asked.end()
  })
}
