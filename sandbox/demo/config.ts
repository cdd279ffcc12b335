import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'

const HEAD = ` The config of the demo: what a sandbox is seeded with, and the demo's own times, watch and busy check.
 To use it elsewhere, put your own ARNs, image and subnets in, and give every time in minutes.`

/** What the demo adds to the sandbox's seeded config; its times are short, so that the story is. */
const ADDED = {
  health: { within: '6s' },
  watch: { for: '3s', http: { path: '/healthz', status: 200 }, 'target-health': true },
  'keep-failed': '24h',
  'hold-price': { 'per-instance-hour': 0.0208, currency: 'USD' },
  retire: { busy: { http: { path: '/busy', port: 8080 } } },
} as const

/** The demo's config as a YAML text, from the path of the seeded one. */
export function demoConfig(seeded: string, service = 'web'): string {
  const document = parseDocument(readFileSync(seeded, 'utf8'))
  for (const [key, value] of Object.entries(ADDED)) {
    document.setIn(['services', service, key], document.createNode(value))
  }
  document.commentBefore = HEAD
  return document.toString({ lineWidth: 0 })
}

/** What in the calls to AWS is about production traffic: the sides' target groups and the routes. */
export interface Places {
  readonly groups: readonly { readonly arn: string; readonly color: 'blue' | 'green' }[]
  readonly routes: readonly string[]
}

/** The places that a config names. */
export function placesOf(configText: string, service = 'web'): Places {
  const document = parseDocument(configText)
  const arn = (color: string) => String(document.getIn(['services', service, 'target-groups', color]))
  const routes: unknown = document.toJS().services[service].routes
  return {
    groups: [
      { arn: arn('blue'), color: 'blue' },
      { arn: arn('green'), color: 'green' },
    ],
    routes: Array.isArray(routes) ? routes.flatMap((route) => Object.values(route).map(String)) : [],
  }
}
