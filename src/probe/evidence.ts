import { counted } from '../deploy/counted.ts'
import type { NodeEvidence } from '../deploy/finding.ts'
import type { Endpoint } from '../endpoint.ts'
import { barredSaid, portOf } from './question.ts'
import { duration, listed } from './words.ts'

/** One route asked through one node, over and over. */
export interface Lane {
  readonly node: string
  readonly endpoint: Endpoint
  /** Right answers in a row. */
  row: number
  /** When the first of them came, by the monotonic clock. */
  firstAt: number | undefined
  /** A connection was made at least once. */
  reached: boolean
  /** Connections in a row that could not be made. */
  misses: number
  /** The last round in which it was asked; 0: never. */
  round: number
  said: string
  /** What stood where the mark was expected. */
  got: string | undefined
}

/** What a proof is judged by. */
export interface Standard {
  readonly endpoints: readonly Endpoint[]
  /** Those that one node at least has to be asked for. */
  readonly owing: readonly Endpoint[]
  /** Right answers in a row that each lane owes. */
  readonly passes: number
  /** The mark in words: `v42`. */
  readonly mark: string
  /** Since when convergence is counted, by the monotonic clock. */
  readonly since: number
  readonly round: number
  /** Addresses that the last look at DNS and AWS still gave. */
  readonly current: ReadonlySet<string>
  readonly trouble: readonly string[]
  /** Who asks: `runner`, or the id of an instance. */
  readonly from: string
}

/** So many failed connections in a row to an address that nobody gives any more: the node is gone. */
const missesOfTheGone = 3

/** Nodes that a connection could be made to, and that are not gone since. */
const nodesAsked = (lanes: readonly Lane[], current: ReadonlySet<string>): ReadonlySet<string> => {
  const reached = new Set(lanes.filter((lane) => lane.reached).map(({ node }) => node))
  const answering = new Set(lanes.filter((lane) => lane.misses < missesOfTheGone).map(({ node }) => node))
  return new Set([...reached].filter((node) => current.has(node) || answering.has(node)))
}

/**
 * Lanes that count. A node that was reached at one port must answer at every other one, but for a port that no node was
 * reached at: a firewall lets whoever asks to one listener and not to another.
 */
const lanesAsked = (lanes: readonly Lane[], current: ReadonlySet<string>): readonly Lane[] => {
  const nodes = nodesAsked(lanes, current)
  const open = new Set(lanes.filter(({ reached }) => reached).map(({ endpoint }) => portOf(endpoint)))
  return lanes.filter(({ node, endpoint }) => nodes.has(node) && open.has(portOf(endpoint)))
}

/**
 * Whether every lane of every node that can be asked holds its row, each asked again in this round, and every route that
 * owes it is asked through one node at least.
 */
export const isProven = (lanes: readonly Lane[], standard: Standard): boolean => {
  const counting = lanesAsked(lanes, standard.current)
  return (
    lanes.every(({ round }) => round > 0) &&
    counting.every(({ row, round }) => row >= standard.passes && round === standard.round) &&
    standard.owing.every((endpoint) => counting.some((lane) => lane.endpoint.arn === endpoint.arn)) &&
    standard.owing.length > 0
  )
}

/** One line per node and route. */
export const evidenceOf = (lanes: readonly Lane[], standard: Standard): readonly NodeEvidence[] => {
  const asked = new Set(lanesAsked(lanes, standard.current))
  return lanes.map((lane) => ({
    node: lane.node,
    route: lane.endpoint.route,
    passes: lane.row,
    convergedMs:
      lane.firstAt === undefined || lane.row < standard.passes
        ? undefined
        : Math.max(0, Math.round(lane.firstAt - standard.since)),
    asked: asked.has(lane),
    said: lane.said,
    from: standard.from,
  }))
}

const notAskedSaid = (lanes: readonly Lane[], asked: ReadonlySet<string>): readonly string[] => {
  const first = new Map(lanes.filter(({ node }) => !asked.has(node)).map((lane) => [lane.node, lane.said]))
  return [...first].map(([node, said]) => `${node} was not asked: ${said}`)
}

/** `no node can be asked for 8443: no connection within 2 s`. */
const unaskedSaid = (
  lanes: readonly Lane[],
  counting: readonly Lane[],
  { owing, endpoints }: Standard,
): readonly string[] => {
  const of = (all: readonly Lane[], { arn }: Endpoint) => all.filter((lane) => lane.endpoint.arn === arn)
  return owing
    .filter((endpoint) => of(counting, endpoint).length === 0)
    .map((endpoint) => {
      if (!endpoints.includes(endpoint)) return barredSaid(endpoint)
      const reasons = [...new Set(of(lanes, endpoint).map(({ said }) => said))]
      return [`no node can be asked for ${endpoint.route}`, ...reasons.slice(0, 1)].join(': ')
    })
}

const standing = (lane: Lane, routes: number): string => {
  const where = routes > 1 ? `${lane.node} (${lane.endpoint.route})` : lane.node
  if (lane.row > 0) return `${where} has said so ${counted(lane.row, 'time')} in a row`
  return lane.got === undefined ? `${where} ${lane.said}` : `${where} still answers ${lane.got}`
}

const provenSaid = (lanes: readonly Lane[], standard: Standard, nodes: number): string => {
  const answers = lanes.reduce((sum, { row }) => sum + row, 0)
  const latest = Math.max(...lanes.map(({ firstAt }) => (firstAt ?? standard.since) - standard.since), 0)
  const through = nodes === 1 ? 'the one node' : `every one of ${nodes} nodes`
  return `${answers} of ${answers} answers in a row say ${standard.mark}; ${through} within ${duration(latest)}`
}

/** The proof in one line: `2 of 3 nodes answer v42; 10.0.1.17 still answers v41`. */
export const proofSaid = (lanes: readonly Lane[], standard: Standard): string => {
  const asked = nodesAsked(lanes, standard.current)
  const rest = [...notAskedSaid(lanes, asked), ...standard.trouble]
  const place = standard.from === 'runner' ? 'here' : standard.from
  if (asked.size === 0) {
    const barred = standard.owing.filter((endpoint) => !standard.endpoints.includes(endpoint))
    const none = `no node of the load balancer can be asked from ${place}`
    return listed([none, ...barred.map(barredSaid), ...rest], 4)
  }
  const counting = lanesAsked(lanes, standard.current)
  if (isProven(lanes, standard)) {
    return listed([provenSaid(counting, standard, asked.size), ...rest], 4)
  }
  const owing = counting.filter(({ row }) => row < standard.passes)
  const wrong = owing.filter(({ row }) => row === 0)
  const right = [...asked].filter((node) => wrong.every((lane) => lane.node !== node)).length
  const routes = standard.endpoints.length
  return [
    `${right} of ${counted(asked.size, 'node')} answer ${standard.mark}`,
    ...(owing.length > 0
      ? [listed((wrong.length > 0 ? wrong : owing).map((lane) => standing(lane, routes)))]
      : []),
    ...unaskedSaid(lanes, counting, standard),
    ...(rest.length > 0 ? [listed(rest)] : []),
  ].join('; ')
}
