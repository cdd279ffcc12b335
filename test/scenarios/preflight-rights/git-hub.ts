import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What GitHub's API is asked, and what it answers to a comparison of two commits. */
export interface GitHub {
  /** For GITHUB_API_URL. */
  readonly url: string
  /** `BASE...HEAD` by what GitHub calls it (`behind`: HEAD is an ancestor of BASE); anything else is not found. */
  readonly comparisons: Map<string, string>
  /** `GET /repos/…` of every request so far, and the token that came with it. */
  readonly asked: { readonly request: string; readonly token: string }[]
  close(): void
}

/** GitHub's endpoint for comparisons on loopback. https://docs.github.com/en/rest/commits/commits#compare-two-commits */
export async function startGitHub(): Promise<GitHub> {
  const comparisons = new Map<string, string>()
  const asked: { request: string; token: string }[] = []
  const server = createServer(({ method, url = '/', headers }, response) => {
    asked.push({ request: `${method} ${url}`, token: headers.authorization ?? '' })
    const [, basehead = ''] = /^\/repos\/octo\/shop\/compare\/([^?]+)/.exec(url) ?? []
    const status = comparisons.get(decodeURIComponent(basehead))
    const body = status === undefined ? { message: 'Not Found', status: '404' } : { status, commits: [] }
    response.writeHead(status === undefined ? 404 : 200, {
      'content-type': 'application/json; charset=utf-8',
    })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, comparisons, asked, close: () => void server.close() }
}
