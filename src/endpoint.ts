/** Where one route is asked: the load balancer's name and port, and what its own conditions match. */
export interface Endpoint {
  /** The route's name, for people. */
  readonly route: string
  readonly arn: string
  readonly dnsName: string
  readonly port: number
  readonly protocol: 'http' | 'https'
  /** Host header and TLS name. */
  readonly host: string
  /** The path that proves this route; undefined: the proof's own. */
  readonly path: string | undefined
  /** Which pair of target groups the route goes to. */
  readonly pair: number
  readonly firstRoute: boolean
  /** The action by which the load balancer itself answers whoever does not log in; undefined: it asks nobody to. */
  readonly login: string | undefined
  /** Sent with every question: the preview header, where the preview is asked. */
  readonly headers?: Readonly<Record<string, string>>
}
