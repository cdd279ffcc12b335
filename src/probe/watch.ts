import pLimit from 'p-limit'
import { counted } from '../deploy/counted.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HttpSettings } from '../settings.ts'
import type { Values } from './expect.ts'
import { ask } from './http.ts'
import { rowOf } from './machines.ts'
import type { FindNodes } from './nodes.ts'
import { isOpenTo, portOf, questionTo } from './question.ts'
import { listed } from './words.ts'

const atOnce = 32

/**
 * Asks production, or with the preview's header one side, once through every node, as a visitor would. A route with a path of its own is left to the proof:
 * its conditions need not match the watch's path.
 */
export const watchOnce = async (
  watch: {
    readonly http: HttpSettings
    readonly values: Values
  },
  all: readonly Endpoint[],
  find: FindNodes,
  signal: AbortSignal,
): Promise<{ readonly passed: boolean; readonly said: string }> => {
  const production = all.filter(({ firstRoute, path }) => firstRoute || path === undefined)
  // The preview's own rule lets whoever knows its header pass.
  const isOpen = (endpoint: Endpoint) => endpoint.headers !== undefined || isOpenTo(endpoint, watch.http)
  const endpoints = production.filter(isOpen)
  const limit = pLimit(atOnce)
  const looks = await find(endpoints, false, signal)
  const lanes = looks.flatMap(({ endpoint, addresses }) => addresses.map((node) => ({ endpoint, node })))
  const results = await Promise.all(
    lanes.map(({ endpoint, node }) =>
      limit(async () => {
        const question = questionTo(node, endpoint, watch.http, watch.http.path)
        const { passed, said, answer } = await rowOf(watch.http, watch.values, () => ask(question, signal))
        const reached = answer.kind === 'answer' || answer.reached
        return { node, endpoint, passed, said: `${node} (${endpoint.route}) ${said}`, reached }
      }),
    ),
  )
  // A node that was reached at one port must answer at every one of them that any node was reached at.
  const reached = results.filter((result) => result.reached)
  const asked = new Set(reached.map(({ node }) => node))
  const open = new Set(reached.map(({ endpoint }) => portOf(endpoint)))
  const counting = results.filter(({ node, endpoint }) => asked.has(node) && open.has(portOf(endpoint)))
  const closed = results.filter(({ endpoint }) => !open.has(portOf(endpoint)))
  const bad = counting.filter(({ passed }) => !passed).map(({ said }) => said)
  if (counting.length === 0) {
    const why = [...results.map(({ said }) => said), ...looks.flatMap(({ trouble }) => trouble)]
    return { passed: false, said: listed(['no node of the load balancer can be asked from here', ...why]) }
  }
  const good = `${counting.length - bad.length} of ${counted(counting.length, 'answer')} right`
  const unasked = [...new Set(closed.map(({ endpoint }) => endpoint.route))]
  return {
    passed: bad.length === 0,
    said: [
      `${good} through ${counted(asked.size, 'node')}`,
      ...(bad.length > 0 ? [listed(bad)] : []),
      ...unasked.map((route) => `no node can be asked for ${route}`),
      ...production.filter((endpoint) => !isOpen(endpoint)).map(({ route }) => `${route} asks for a login`),
    ].join('; '),
  }
}
