import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Answer } from './answer.ts'
import { createHealth } from './health.ts'
import { createHome } from './home.ts'
import { createPaperwork } from './paperwork.ts'
import { echoWebSockets } from './web-sockets.ts'

export interface Release {
  readonly release: string
  readonly color: string
}

/** Longer than a load balancer keeps an idle connection (60 s), so that it never reuses one that we just closed. */
const KEEP_ALIVE_MS = 65_000

/** The application that the seeded image runs: it says which release it is, and whether it has work left. */
export function createApp({ release, color }: Release): Server {
  const health = createHealth(release)
  const work = createPaperwork()
  const mark = { 'x-release': release, 'x-color': color }

  const pages: Readonly<Record<string, (request: IncomingMessage, ms: number) => Answer | Promise<Answer>>> =
    {
      '/': createHome(release),
      '/version': () => [200, release],
      '/status': () => [200, JSON.stringify({ ...{ release, color }, checks: [{ name: 'work', up: true }] })],
      '/healthz': () => health.answer(),
      '/busy': () => (work.left() === '' ? [200, 'no work left'] : [409, work.left()]),
      '/work': ({ method }, ms) => (method === 'POST' ? work.begin(ms) : [405, 'work is started by POST']),
      '/slow': ({ socket }, ms) => work.slowly(socket, ms),
    }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    health.note(request)
    const url = new URL(request.url ?? '/', 'http://app')
    const page = pages[url.pathname]
    const [status, text] = (await page?.(request, milliseconds(url))) ?? [404, 'nothing here']
    response.writeHead(status, { ...mark, 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
  }

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    request.resume()
    void respond(request, response)
  })
  server.headersTimeout = KEEP_ALIVE_MS + 5000
  echoWebSockets(server, mark, work, health.note)
  return server
}

function milliseconds(url: URL): number {
  const ms = Number(url.searchParams.get('ms') ?? 1000)
  return Number.isFinite(ms) && ms > 0 ? ms : 0
}
