import type { Endpoint } from '../../endpoint.ts'
import { firstOf } from '../by-preview.ts'
import { type Tried, tryConnection } from '../connection.ts'
import type { FindNodes } from '../nodes.ts'
import { listed } from '../words.ts'
import type { Need } from './needs.ts'
import type { Verdict } from './verdict.ts'

type BalancerNeed = Extract<Need, { to: 'load-balancer' }>

/** One listener of a load balancer, as far as this runner reaches it. */
interface Listener {
  readonly endpoint: Endpoint
  readonly nodes: readonly { readonly node: string; readonly tried: Tried }[]
  readonly trouble: readonly string[]
}

/** Connects to every node at the port of every route, and says what will fail for it. */
export const judgeLoadBalancer = async (
  needs: readonly BalancerNeed[],
  endpoints: readonly Endpoint[],
  find: FindNodes,
  signal: AbortSignal,
): Promise<readonly Verdict[]> => {
  const wanted = needs.every(({ routes }) => routes === 'first') ? firstOf(endpoints) : endpoints
  const looks = await find(wanted, false, signal)
  const listeners = await Promise.all(
    looks.map(async ({ endpoint, addresses, trouble }): Promise<Listener> => {
      const { port, protocol, host } = endpoint
      const name = protocol === 'https' ? host : undefined
      const nodes = addresses.map(async (node) => ({
        node,
        tried: await tryConnection({ address: node, port, name }, signal),
      }))
      return { endpoint, nodes: await Promise.all(nodes), trouble }
    }),
  )
  return [...needs.flatMap((need) => judged(need, listeners)), ...missed(listeners)]
}

const judged = (need: BalancerNeed, all: readonly Listener[]): readonly Verdict[] => {
  const listeners = all.filter(({ endpoint }) => need.routes !== 'first' || endpoint.firstRoute)
  const allSilent = listeners.filter(({ nodes }) => nodes.every(({ tried }) => !tried.connected))
  const speaks = need.routes === 'any' && allSilent.length < listeners.length
  const [silent] = speaks ? [] : allSilent
  const { path, what, otherwise } = need
  if (silent !== undefined)
    return [
      {
        path,
        what,
        fails: otherwise === undefined,
        said: `this runner reaches no node of the load balancer at port ${silent.endpoint.port}: ${whyOf(silent)}`,
        remedy:
          otherwise ??
          'Use a runner with a route to it that its security group lets in, or test on the instances with `ssm`.',
      },
    ]
  if (need.certificate === 'any') return []
  const distrusted = listeners.flatMap(({ endpoint, nodes }) =>
    nodes.flatMap(({ node, tried }) =>
      tried.distrust === undefined ? [] : [`${node}:${endpoint.port} as ${endpoint.host}: ${tried.distrust}`],
    ),
  )
  return distrusted.length === 0
    ? []
    : [
        {
          path,
          what,
          fails: true,
          said: listed(distrusted),
          remedy:
            'Mend the certificate, trust its authority on this runner (NODE_EXTRA_CA_CERTS), or say `certificate: any`.',
        },
      ]
}

const whyOf = ({ nodes, trouble }: Listener): string => {
  const reasons = [...nodes.map(({ node, tried }) => `${node}: ${tried.said}`), ...trouble]
  return reasons.length === 0 ? 'DNS gives no address' : listed(reasons)
}

/** Nodes that this runner does not reach beside others that it does. */
const missed = (listeners: readonly Listener[]): readonly Verdict[] => {
  const some = listeners.filter(({ nodes }) => nodes.some(({ tried }) => tried.connected))
  const said = some.flatMap(({ endpoint, nodes }) =>
    nodes.flatMap(({ node, tried }) => (tried.connected ? [] : [`${node}:${endpoint.port}: ${tried.said}`])),
  )
  return said.length === 0
    ? []
    : [
        {
          path: '',
          what: '',
          fails: false,
          said: `this runner does not reach every node of the load balancer: ${listed(said)}`,
          remedy: 'these will not be asked',
        },
      ]
}
