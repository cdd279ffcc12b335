import { Agent, request } from 'node:https'
import { buffer } from 'node:stream/consumers'

/**
 * Node's own fetch goes through no proxy unless the process was started so; its agents do when they are told to.
 * Undefined where no proxy is named. https://nodejs.org/api/http.html#built-in-proxy-support
 */
export function proxiedFetch(env: NodeJS.ProcessEnv): typeof fetch | undefined {
  if (!env['HTTPS_PROXY'] && !env['https_proxy']) return undefined
  const agent = new Agent({ proxyEnv: env })
  return (url, { method = 'GET', headers, signal } = {}) =>
    new Promise((resolve, reject) => {
      const options = {
        method,
        headers: { ...headers } as Record<string, string>,
        agent,
        ...(signal && { signal }),
      }
      const asked = request(String(url), options, (answer) => {
        const { statusCode: status = 0, headers: had } = answer
        const shown = { 'content-type': had['content-type'] ?? '' }
        buffer(answer).then((body) => resolve(new Response(body, { status, headers: shown })), reject)
      })
      asked.on('error', reject).end()
    })
}
