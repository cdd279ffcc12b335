import type { Kind } from './visit.ts'

/** What one request is about; `node` and `route` are indexes. */
export interface Planned {
  readonly kind: Kind
  readonly node: number
  readonly route: number
  readonly path: string
}

/** How much there is of each kind. */
export const RATES = {
  /** Short requests a second, in all. */
  short: 72,
  slowEveryMs: 800,
  slowForMs: 2500,
  webSocketEveryMs: 2000,
  webSocketForMs: 5000,
} as const

/** Every fifth client asks for what a sick release answers wrongly. */
const PATHS = ['/', '/version', '/', '/version', '/healthz'] as const

/**
 * The request with this number. Numbers go round nodes first, then routes, then kept and fresh connections and
 * paths: after 90 of them each has met each.
 */
export function short(number: number, nodes: number, routes: number): Planned {
  const round = Math.floor(number / (nodes * routes))
  return {
    ...place(number, nodes, routes),
    kind: round % 3 === 0 ? 'fresh' : 'keep-alive',
    path: PATHS[round % PATHS.length] ?? '/',
  }
}

export const slow = (number: number, nodes: number, routes: number): Planned => ({
  ...place(number, nodes, routes),
  kind: 'slow',
  path: `/slow?ms=${RATES.slowForMs}`,
})

export const webSocket = (number: number, nodes: number, routes: number): Planned => ({
  ...place(number, nodes, routes),
  kind: 'web-socket',
  path: '/ws',
})

const place = (number: number, nodes: number, routes: number) => ({
  node: number % nodes,
  route: Math.floor(number / nodes) % routes,
})
