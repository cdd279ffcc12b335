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
