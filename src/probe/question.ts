import type { Endpoint } from '../endpoint.ts'
import type { HttpSettings } from '../settings.ts'
import type { Question } from './http.ts'

/** A question to one node of a load balancer, so that the route's own conditions match it. */
export const questionTo = (
  node: string,
  endpoint: Endpoint,
  http: HttpSettings,
  path = endpoint.path ?? http.path,
): Question => ({
  address: node,
  port: endpoint.port,
  protocol: endpoint.protocol,
  certificate: http.certificate,
  host: endpoint.host,
  method: http.method,
  path,
  headers: { ...http.requestHeaders, ...endpoint.headers },
  body: http.body,
  withinMs: http.withinMs,
})

/** Where a listener is reached: its routes share it. */
export const portOf = ({ dnsName, port }: Endpoint): string => `${dnsName}:${port}`

/**
 * Whether a question reaches the targets behind this endpoint. Where visitors have to log in, the load balancer itself
 * answers everybody else: only a token or the cookie of a session that the question brings is let through.
 */
export const isOpenTo = ({ login }: Endpoint, { requestHeaders }: HttpSettings): boolean =>
  login === undefined ||
  Object.keys(requestHeaders).some((name) => ['authorization', 'cookie'].includes(name.toLowerCase()))

/** `443 rule 20 asks its visitors to log in (authenticate-oidc): no answer of it shows a side`. */
export const barredSaid = ({ route, login }: Endpoint): string =>
  `${route} asks its visitors to log in (${login}): no answer of it shows a side`
