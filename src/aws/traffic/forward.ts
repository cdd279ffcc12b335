import { isDeepStrictEqual } from 'node:util'
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TrafficAct } from '../../deploy/acts.ts'
import { other } from '../../deploy/model.ts'
import { routeKey } from '../../deploy/seen.ts'
import type { Scope } from '../scope.ts'
import { type Destination, forwardSaid, shareIn, sideOf, withForward } from './forwards.ts'
import { readReserved } from './reserved.ts'
import { type FoundRoute, findRoutes, routeName } from './routes.ts'
import type { SessionsOfPairs } from './sessions.ts'

type Forward = Extract<TrafficAct, { kind: 'forward' }>

/** How far apart the first and the last of several routes were set by one act. */
export interface Skew {
  readonly routes: number
  /** From the first accepted change to the last. */
  readonly ms: number
}

/** Sets the routes of a service, and keeps what was changed. */
export interface RouteSetter {
  set(act: Forward, signal: AbortSignal): Promise<void>
  /** R9: for each route that was set what was and what is, also where a later one failed. */
  readonly diffs: readonly string[]
  /** Of each act that set more than one route, in their order. */
  readonly skews: readonly Skew[]
}

export const createRouteSetter = (scope: Scope, sessions: SessionsOfPairs): RouteSetter => {
  const diffs: string[] = []
  const skews: Skew[] = []
  /** Forwards as they were before this process set them: where one goes back, it goes back whole (R9). */
  const before = new Map<string, Action>()

  const destination = async (act: Forward, route: FoundRoute, signal: AbortSignal): Promise<Destination> => {
    const { color, share = 100, lent = [] } = act
    const { arn, pair: index } = route.settings
    const isLent = lent.includes(routeKey(arn))
    if (share < 100) {
      const weights = new Map([
        [route.pair[other(color)], 100 - share],
        [route.pair[color], share],
      ])
      return { weights, lentSeconds: isLent ? (await sessions(signal))[index] : undefined }
    }
    const forward = before.get(arn)
    if (forward !== undefined && sideOf([forward], route.pair) === color) return { forward }
    return { group: route.pair[color], lent: isLent }
  }

  /** Only what does not forward so already is set, in the config's order; only the forward action changes. */
  const set = async (act: Forward, signal: AbortSignal): Promise<void> => {
    const first = readReserved(scope, signal).then(({ rules }) => rules)
    const routes = await findRoutes(scope, first, signal)
    const off = routes.filter(({ actions, pair }) => shareIn(actions, pair, act.color) !== (act.share ?? 100))
    const accepted: number[] = []
    try {
      for (const route of off) {
        const actions = withForward(route.actions, await destination(act, route, signal))
        const forward = route.actions.find(({ Type }) => Type === 'forward')
        if (forward !== undefined && !before.has(route.settings.arn)) before.set(route.settings.arn, forward)
        diffs.push(await setRoute(scope, route, actions, signal))
        accepted.push(performance.now())
      }
    } finally {
      const skew = skewOf(accepted)
      if (skew !== undefined) skews.push(skew)
      if (skew !== undefined) scope.say(`${skew.routes} routes were set within ${skew.ms} ms of one another`)
    }
  }
  return { set, diffs, skews }
}

const skewOf = (acceptedMs: readonly number[]): Skew | undefined => {
  const [first, last] = [acceptedMs[0], acceptedMs.at(-1)]
  if (first === undefined || last === undefined || acceptedMs.length < 2) return undefined
  return { routes: acceptedMs.length, ms: Math.round(last - first) }
}

const setRoute = async (
  scope: Scope,
  route: FoundRoute,
  actions: Action[],
  signal: AbortSignal,
): Promise<string> => {
  const elbv2 = await scope.clients.elbv2()
  if (route.rule === undefined) {
    const { Listeners } = await elbv2.modifyListener(
      { ListenerArn: route.settings.arn, DefaultActions: actions },
      signal,
    )
    return diff(scope, route, Listeners?.[0]?.DefaultActions ?? actions, route.listener, Listeners?.[0])
  }
  const { Rules } = await elbv2.modifyRule({ RuleArn: route.settings.arn, Actions: actions }, signal)
  return diff(scope, route, Rules?.[0]?.Actions ?? actions, route.rule, Rules?.[0])
}

/** R9: `443: web-blue → web-green; nothing else changed`. */
const diff = (
  scope: Scope,
  route: FoundRoute,
  actions: readonly Action[],
  before: object,
  after: object | undefined,
): string => {
  const changed = changedMembers(before, after ?? before)
  if (!isDeepStrictEqual(others(route.actions), others(actions))) changed.push('its other actions')
  const rest = changed.length === 0 ? 'nothing else changed' : `changed with it: ${changed.join(', ')}`
  return `${routeName(scope, route)}: ${forwardSaid(route.actions)} → ${forwardSaid(actions)}; ${rest}`
}

const others = (actions: readonly Action[]) => actions.filter(({ Type }) => Type !== 'forward')

const changedMembers = (before: object, after: object): string[] =>
  Object.entries(before)
    .filter(([member]) => member !== 'DefaultActions' && member !== 'Actions')
    .filter(([member, value]) => !isDeepStrictEqual(value, Reflect.get(after, member)))
    .map(([member]) => member)
