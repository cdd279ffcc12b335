import type { Places } from './config.ts'
import type { Color, Visit } from './load/visit.ts'

/** One call that AWS took, as the sandbox's control API tells it. */
export interface Call {
  readonly time: string
  readonly action: string
  readonly parameters: unknown
  readonly status: number
}

/** Something that was done to AWS; times are milliseconds since the load began. */
export interface Act {
  readonly kind: 'traffic' | 'launch' | 'drain'
  /** The side that it is about. */
  readonly color: Color
  /** When AWS had accepted all of it. */
  readonly atMs: number
}

/** All traffic goes to one side: when it was accepted, and what clients saw of it. */
export interface Switch {
  readonly color: Color
  readonly atMs: number
  /** Per node, how long after the act a client was still sent to the old side; 0 where none was. */
  readonly nodes: readonly { readonly node: string; readonly convergedMs: number }[]
  readonly convergedMs: number
  /** How many were open from the act until the last node obeyed. */
  readonly openAcross: { readonly slow: number; readonly webSockets: number }
}

/** Calls of one act follow each other closely; two acts never do. */
const ONE_ACT_MS = 1500

/** The acts that AWS's own record of calls shows. */
export function actsOf(calls: readonly Call[], places: Places, startedAt: number): readonly Act[] {
  const acts: Act[] = []
  for (const call of calls) {
    const act = actOf(call, places)
    if (act === undefined || call.status !== 200) continue
    const atMs = Date.parse(call.time) - startedAt
    const last = acts.findLastIndex(({ kind, color }) => kind === act.kind && color === act.color)
    const before = acts[last]
    if (before !== undefined && atMs - before.atMs < ONE_ACT_MS) acts[last] = { ...act, atMs }
    // Before it begins, a deploy sets each route to what it is: that moves no visitor.
    else if (act.kind !== 'traffic' || act.color !== trafficAfter(acts)) acts.push({ ...act, atMs })
  }
  return acts
}

/** The side that takes traffic; a demo begins on blue. */
const trafficAfter = (acts: readonly Act[]): Color =>
  acts.findLast(({ kind }) => kind === 'traffic')?.color ?? 'blue'

function actOf({ action, parameters }: Call, { groups, routes }: Places): Omit<Act, 'atMs'> | undefined {
  const text = JSON.stringify(parameters)
  const color = groups.find(({ arn }) => text.includes(`"${arn}"`))?.color
  const side: Color =
    color ?? (/"Key":"Color","Value":"(blue|green)"/.exec(text)?.[1] === 'blue' ? 'blue' : 'green')
  switch (action) {
    case 'ModifyListener':
    case 'ModifyRule':
      // The preview rule is modified too, but moves no visitor.
      return routes.some((arn) => text.includes(`"${arn}"`)) ? { kind: 'traffic', color: side } : undefined
    case 'RunInstances':
      return { kind: 'launch', color: side }
    case 'DeregisterTargets':
      return { kind: 'drain', color: side }
    default:
      return undefined
  }
}

/** What clients saw of each switch of traffic. */
export function switchesOf(acts: readonly Act[], visits: readonly Visit[]): readonly Switch[] {
  const moves = acts.filter(({ kind }) => kind === 'traffic').sort((a, b) => a.atMs - b.atMs)
  // From the next switch on, answers of the old side are no sign of a node that has not obeyed yet.
  return moves.map((act, index) => switchOf(act, moves[index + 1]?.atMs ?? Infinity, visits))
}

function switchOf({ color, atMs }: Act, nextMs: number, visits: readonly Visit[]): Switch {
  const names = [...new Set(visits.map(({ node }) => node))].sort()
  const late = visits.filter(
    (visit) =>
      visit.color !== undefined && visit.color !== color && visit.sentMs > atMs && visit.sentMs < nextMs,
  )
  const nodes = names.map((node) => ({
    node,
    convergedMs: Math.max(
      0,
      ...late.filter((visit) => visit.node === node).map(({ sentMs }) => sentMs - atMs),
    ),
  }))
  const convergedMs = Math.max(0, ...nodes.map((node) => node.convergedMs))
  const open = visits.filter(({ sentMs, endedMs }) => sentMs < atMs && endedMs > atMs + convergedMs)
  const count = (kind: Visit['kind']) => open.filter((visit) => visit.kind === kind).length
  return {
    color,
    atMs,
    nodes,
    convergedMs,
    openAcross: { slow: count('slow'), webSockets: count('web-socket') },
  }
}
