import type { Answer, Question } from 'dns-packet'
import type { LoadBalancer } from '../model/load-balancing/load-balancer.ts'
import type { World } from '../model/world.ts'
import { absoluteName } from '../model/zones/names.ts'
import type { RecordSet } from '../model/zones.ts'

/** "Route 53 responds with up to eight" records, and so do load balancers' own names. */
const MOST_ADDRESSES = 8
const LOAD_BALANCER_TTL = 60
/** A chain of CNAMEs is followed this far; one that leads back to itself ends here. */
const MOST_STEPS = 8

/** Answers a question; nothing at all means that the name does not exist. */
export function createAnswers(world: World): (question: Question) => Answer[] | undefined {
  let turn = 0

  function loadBalancerOf(name: string): LoadBalancer | undefined {
    const bare = name.replace(/^dualstack\./, '')
    return [...world.loadBalancing.loadBalancers.values()].find(
      ({ dnsName }) => absoluteName(dnsName) === bare,
    )
  }

  /** Some of the nodes, in another order each time. */
  function nodesOf({ arn }: LoadBalancer, owner: string): Answer[] {
    const nodeAddresses = world.loadBalancing.nodesInService(arn)
    turn += 1
    return nodeAddresses
      .map((_, index) => nodeAddresses[(index + turn) % nodeAddresses.length] ?? '')
      .slice(0, MOST_ADDRESSES)
      .map((data) => ({ type: 'A', name: owner, ttl: LOAD_BALANCER_TTL, data }))
  }

  function addressesOf(name: string, type: string, owner: string): Answer[] | undefined {
    const balancer = loadBalancerOf(name)
    if (balancer === undefined) return undefined
    return type === 'A' ? nodesOf(balancer, owner) : []
  }

  function recordsOf(name: string, type: string, owner: string, steps: number): Answer[] | undefined {
    if (!world.zones.isServed(name)) return undefined
    const found = pick(world, world.zones.served(name, type))
    if (found?.alias !== undefined) {
      return lookUp(found.alias.dnsName, type, owner, steps + 1) ?? []
    }
    if (found !== undefined) return found.values.flatMap((value) => write(owner, found, value) ?? [])
    const [cname] = type === 'CNAME' ? [] : world.zones.served(name, 'CNAME')
    const to = cname?.values[0]
    if (cname === undefined || to === undefined) return []
    const next = absoluteName(to)
    return [...(write(owner, cname, to) ?? []), ...(lookUp(next, type, next.slice(0, -1), steps + 1) ?? [])]
  }

  function lookUp(name: string, type: string, owner: string, steps: number): Answer[] | undefined {
    if (steps > MOST_STEPS) return []
    return addressesOf(name, type, owner) ?? recordsOf(name, type, owner, steps)
  }

  return ({ name, type }) => lookUp(absoluteName(name), type, name, 0)
}

/** One of the weighted sets, each as often as its weight says; where all weigh nothing, any. */
function pick(world: World, sets: readonly RecordSet[]): RecordSet | undefined {
  const total = sets.reduce((sum, { weight = 1 }) => sum + weight, 0)
  let left = world.random.between(0, total === 0 ? sets.length : total)
  for (const set of sets) {
    left -= total === 0 ? 1 : (set.weight ?? 1)
    if (left < 0) return set
  }
  return sets[0]
}

/** The types that anyone asks this server for; others have no answer in it. */
function write(
  name: string,
  { type, ttl = LOAD_BALANCER_TTL }: RecordSet,
  value: string,
): Answer[] | undefined {
  if (type === 'A' || type === 'AAAA') return [{ type, name, ttl, data: value }]
  if (type === 'CNAME' || type === 'NS' || type === 'PTR') {
    return [{ type, name, ttl, data: value.replace(/\.$/, '') }]
  }
  if (type === 'TXT') return [{ type, name, ttl, data: strings(value) }]
  return undefined
}

/** `"one" "two"` as its strings. */
function strings(value: string): string[] {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1'))
}
