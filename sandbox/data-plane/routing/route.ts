import type { Action } from '../../model/load-balancing/action.ts'
import type { RoutingTable } from '../../model/load-balancing/routing-table.ts'
import { authenticationAnswer } from './authentication.ts'
import { meets } from './conditions.ts'
import { fixedAnswer, type NodeAnswer, page, redirectAnswer } from './node-answers.ts'
import type { RequestSeen } from './request-seen.ts'
import { stickyCookies, stuckTo } from './stickiness.ts'

type Listener = RoutingTable['listeners'][number]
type Forward = Extract<Action, { type: 'forward' }>
type Group = RoutingTable['groups'] extends ReadonlyMap<string, infer Value> ? Value : never

export type RoutedTarget = Group['targets'][number]

/** What the node itself brings to a decision. */
export interface Chooser {
  readonly nowMs: number
  /** By this node's own checks. */
  isHealthy(groupArn: string, key: string): boolean
  /** Counts the group's turns: 0, 1, 2 … */
  turn(groupArn: string): number
  /** A number in [0, 1). */
  draw(): number
}

export type Decision =
  | { readonly kind: 'answer'; readonly groupArn?: string; readonly answer: NodeAnswer }
  | {
      readonly kind: 'forward'
      readonly groupArn: string
      readonly target: RoutedTarget
      /** Set-Cookie values that the node adds to the target's answer. */
      readonly cookies: readonly string[]
    }

/**
 * Where one request goes: the first rule all of whose conditions it meets, past its question who asks, that rule's last
 * action, a target group by weight, a target in turn.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
export function route(
  table: RoutingTable,
  listener: Listener,
  request: RequestSeen,
  chooser: Chooser,
): Decision {
  const rule = listener.rules.find((each) => each.conditions.every((condition) => meets(condition, request)))
  for (const action of rule?.actions ?? []) {
    if (action.type === 'forward') return forward(action, table, request, chooser)
    if (action.type === 'fixed-response') return { kind: 'answer', answer: fixedAnswer(action) }
    if (action.type === 'redirect') {
      return { kind: 'answer', answer: redirectAnswer(action, request, listener) }
    }
    const answer = authenticationAnswer(action, request)
    if (answer !== undefined) return { kind: 'answer', answer }
  }
  return { kind: 'answer', answer: page(503) }
}

function forward(action: Forward, table: RoutingTable, request: RequestSeen, chooser: Chooser): Decision {
  const groupArn = chooseGroup(action, request, chooser)
  if (groupArn === undefined) return { kind: 'answer', answer: page(503) }
  const group = table.groups.get(groupArn)
  if (group === undefined || group.targets.length === 0) {
    return { kind: 'answer', groupArn, answer: page(503) }
  }
  const target = chooseTarget(group, request, chooser)
  return { kind: 'forward', groupArn, target, cookies: cookiesFor(action, group, target, chooser.nowMs) }
}

/** The group that the cookie names, whatever its weight now; else one drawn by weight; none when all weigh 0. */
function chooseGroup(action: Forward, request: RequestSeen, chooser: Chooser): string | undefined {
  if (action.stickiness.enabled) {
    const stuck = stuckTo('AWSALBTG', request.cookies, chooser.nowMs)
    if (action.groups.some((group) => group.arn === stuck)) return stuck
  }
  let rest = chooser.draw() * action.groups.reduce((sum, group) => sum + group.weight, 0)
  for (const group of action.groups) {
    if (rest < group.weight) return group.arn
    rest -= group.weight
  }
  return undefined
}

/** The target that the cookie names while it can be chosen; else the next in turn. */
function chooseTarget(group: Group, request: RequestSeen, chooser: Chooser): RoutedTarget {
  const healthy = group.targets.filter((target) => chooser.isHealthy(group.arn, target.key))
  // Fail-open: "If a target group contains only unhealthy registered targets, the load balancer routes requests
  // to all those targets, regardless of their health status." So it does below the group's own minimum.
  const open = healthy.length >= minimumOf(group) ? healthy : group.targets
  // "Zonal shift will have no effect" where it would leave none, or where all are asked.
  const staying = open === healthy ? healthy.filter(({ shifted }) => shifted !== true) : []
  const choice = staying.length > 0 ? staying : open
  const stuck = hasStickyTargets(group) ? stuckTo('AWSALB', request.cookies, chooser.nowMs) : undefined
  const known = choice.find((target) => target.key === stuck)
  const next = known ?? choice[chooser.turn(group.arn) % choice.length]
  if (next === undefined) throw new Error(`target group ${group.arn} lost its targets while one was chosen`)
  return next
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health.html */
function minimumOf(group: Group): number {
  const about = 'target_group_health.unhealthy_state_routing.minimum_healthy_targets'
  const count = Number(group.attributes.get(`${about}.count`) ?? 1)
  const share = Number.parseInt(group.attributes.get(`${about}.percentage`) ?? 'off', 10) || 0
  return Math.max(1, count, Math.ceil((share / 100) * group.targets.length))
}

const hasStickyTargets = (group: Group) =>
  group.attributes.get('stickiness.enabled') === 'true' &&
  (group.attributes.get('stickiness.type') ?? 'lb_cookie') === 'lb_cookie'

function cookiesFor(action: Forward, group: Group, target: RoutedTarget, nowMs: number): readonly string[] {
  const cookies: string[] = []
  if (action.stickiness.enabled) {
    cookies.push(...stickyCookies('AWSALBTG', group.arn, action.stickiness.durationSeconds ?? 3600, nowMs))
  }
  if (hasStickyTargets(group)) {
    const seconds = Number(group.attributes.get('stickiness.lb_cookie.duration_seconds') ?? 86_400)
    cookies.push(...stickyCookies('AWSALB', target.key, seconds, nowMs))
  }
  return cookies
}
