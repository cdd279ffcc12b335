import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Endpoint } from '../endpoint.ts'
import { unlessAborted } from './wait.ts'
import { oneLine } from './words.ts'

/** The addresses of a load balancer's nodes that one look found, and what kept it from finding more. */
export interface NodesFound {
  readonly addresses: readonly string[]
  readonly trouble: readonly string[]
}

const reason = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error))

const askSystem = async (name: string): Promise<readonly string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address)

const askServer = async (name: string, server: string, signal: AbortSignal): Promise<readonly string[]> => {
  const resolver = new Resolver({ timeout: 1000, tries: 2 })
  resolver.setServers([server])
  const cancel = () => resolver.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  signal.removeEventListener('abort', cancel)
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [four, six].flatMap((found) => (found.status === 'fulfilled' ? found.value : []))
}

/** One DNS question for all of a name's addresses, to `server` (`host:port`), else to the system's resolver. */
const addressesOf = async (
  name: string,
  server: string | undefined,
  signal: AbortSignal,
): Promise<NodesFound> => {
  if (isIP(name)) return { addresses: [name], trouble: [] }
  try {
    const asked = server ? askServer(name, server, signal) : askSystem(name)
    return { addresses: await unlessAborted(asked, signal), trouble: [] }
  } catch (error) {
    signal.throwIfAborted()
    return { addresses: [], trouble: [`DNS${server ? ` ${server}` : ''}: ${reason(error)}`] }
  }
}

/** Addresses by the name of their load balancer. */
type Listed = ReadonlyMap<string, readonly string[]>

/** The load balancers' own lists; where they cannot be read the DNS answers stand alone, and it is said. */
const addressesListed = async (
  nodes: () => Promise<Listed>,
  signal: AbortSignal,
): Promise<(name: string) => NodesFound> => {
  try {
    const listed = await unlessAborted(nodes(), signal)
    return (name) => ({ addresses: listed.get(name) ?? [], trouble: [] })
  } catch (error) {
    signal.throwIfAborted()
    const trouble = [`the load balancer's own list of nodes: ${reason(error)}`]
    return () => ({ addresses: [], trouble })
  }
}

/** Where the nodes of these endpoints are, in their order. `again`: a later look of the same round. */
export type FindNodes = (
  endpoints: readonly Endpoint[],
  again: boolean,
  signal: AbortSignal,
) => Promise<readonly (NodesFound & { readonly endpoint: Endpoint })[]>

/**
 * DNS is asked for each name at each look; AWS's own list of each load balancer once in a round. One answer holds at
 * most 8 addresses, so callers keep the union.
 */
export const createFindNodes = (server: string | undefined, nodes: () => Promise<Listed>): FindNodes => {
  let listing: ReturnType<typeof addressesListed> | undefined
  return async (endpoints, again, signal) => {
    if (listing === undefined || !again) listing = addressesListed(nodes, signal)
    const names = [...new Set(endpoints.map(({ dnsName }) => dnsName))]
    const found = new Map<string, NodesFound>()
    await Promise.all(
      names.map(async (name) => {
        const [asked, listed] = await Promise.all([addressesOf(name, server, signal), listing])
        found.set(name, joined(listed === undefined ? [asked] : [asked, listed(name)]))
      }),
    )
    return endpoints.map((endpoint) => ({ endpoint, ...(found.get(endpoint.dnsName) ?? joined([])) }))
  }
}

const joined = (found: readonly NodesFound[]): NodesFound => ({
  addresses: [...new Set(found.flatMap(({ addresses }) => addresses))],
  trouble: [...new Set(found.flatMap(({ trouble }) => trouble))],
})
