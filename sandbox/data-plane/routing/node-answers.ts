import type { Action } from '../../model/load-balancing/action.ts'
import type { RequestSeen } from './request-seen.ts'

/** An answer that the node makes itself, without asking a target. */
export interface NodeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What an Application Load Balancer calls its own statuses; its pages and status lines carry these words. */
export const titles: Readonly<Record<number, string>> = {
  301: 'Moved Permanently',
  302: 'Found',
  401: 'Authorization Required',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/**
 * The page a load balancer answers when it has no target to ask or its target failed it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 */
export function page(status: number, headers: Readonly<Record<string, string>> = {}): NodeAnswer {
  const title = `${status} ${titles[status] ?? ''}`.trim()
  return {
    status,
    headers: { server: 'awselb/2.0', 'content-type': 'text/html', ...headers },
    body: [
      '<html>',
      `<head><title>${title}</title></head>`,
      '<body>',
      `<center><h1>${title}</h1></center>`,
      '</body>',
      '</html>',
      '',
    ].join('\r\n'),
  }
}

/** The answer of a fixed-response action. */
export function fixedAnswer(action: Extract<Action, { type: 'fixed-response' }>): NodeAnswer {
  return {
    status: Number(action.status),
    headers: { server: 'awselb/2.0', 'content-type': action.contentType ?? 'text/plain; charset=utf-8' },
    body: action.body ?? '',
  }
}

/**
 * The answer of a redirect action: `#{protocol}`, `#{host}`, `#{port}`, `#{path}` and `#{query}` stand for the
 * request's own parts, `#{path}` without its leading slash.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
 */
export function redirectAnswer(
  action: Extract<Action, { type: 'redirect' }>,
  request: RequestSeen,
  listener: { readonly protocol: string; readonly port: number },
): NodeAnswer {
  const parts: Readonly<Record<string, string>> = {
    protocol: listener.protocol.toLowerCase(),
    host: request.host,
    port: String(listener.port),
    path: request.path.replace(/^\//, ''),
    query: request.query,
  }
  const fill = (text: string) => text.replace(/#\{(\w+)\}/g, (all, name: string) => parts[name] ?? all)
  const query = fill(action.query)
  const origin = `${fill(action.protocol).toLowerCase()}://${fill(action.host)}:${fill(action.port)}`
  const location = `${origin}${fill(action.path)}${query === '' ? '' : `?${query}`}`
  return page(action.status === 'HTTP_301' ? 301 : 302, { location })
}
