import type { Action, Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { type Color, colors } from '../../deploy/model.ts'
import type { Route } from '../../deploy/route.ts'
import { SwitchoverError } from '../../errors.ts'
import type { RouteSettings } from '../../settings.ts'
import { balancerName, listenerOf, loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { fedBy, forwardSaid, type Pair, shareIn, sideOf } from './forwards.ts'
import { rulesByArn } from './reading.ts'
import { firstListener } from './reserved.ts'

/** A route as AWS has it now. */
export interface FoundRoute {
  readonly settings: RouteSettings
  readonly listener: Listener
  /** Undefined for a listener's default action. */
  readonly rule: Rule | undefined
  readonly actions: readonly Action[]
  readonly pair: Pair
}

/** Reads every route; `firstRules` are the rules of the first route's listener, read already. */
export const findRoutes = async (
  scope: Scope,
  firstRules: Promise<readonly Rule[]>,
  signal: AbortSignal,
): Promise<readonly FoundRoute[]> => {
  const elbv2 = await scope.clients.elbv2()
  const { routes } = scope.settings
  const listenerArns = [...new Set(routes.map(({ arn }) => listenerOf(arn)))]
  const elsewhere = routes.filter(
    ({ kind, arn }) => kind === 'rule' && listenerOf(arn) !== firstListener(scope),
  )
  const [listeners, rules] = await Promise.all([
    elbv2.describeListeners({ ListenerArns: listenerArns }, signal),
    Promise.all([
      firstRules,
      rulesByArn(
        elbv2,
        elsewhere.map(({ arn }) => arn),
        signal,
      ),
    ]),
  ])
  return routes.map((route) => found(scope, route, listeners.Listeners ?? [], rules.flat()))
}

/** One route, read by itself. */
export const findRoute = async (
  scope: Scope,
  settings: RouteSettings,
  signal: AbortSignal,
): Promise<FoundRoute> => {
  const elbv2 = await scope.clients.elbv2()
  const [listeners, rules] = await Promise.all([
    elbv2.describeListeners({ ListenerArns: [listenerOf(settings.arn)] }, signal),
    rulesByArn(elbv2, settings.kind === 'rule' ? [settings.arn] : [], signal),
  ])
  return found(scope, settings, listeners.Listeners ?? [], rules)
}

const found = (
  scope: Scope,
  settings: RouteSettings,
  listeners: readonly Listener[],
  rules: readonly Rule[],
): FoundRoute => {
  const listener = listeners.find(({ ListenerArn }) => ListenerArn === listenerOf(settings.arn))
  const rule = rules.find(({ RuleArn }) => RuleArn === settings.arn)
  const pair = scope.settings.pairs[settings.pair]
  if (listener === undefined || pair === undefined || (settings.kind === 'rule' && rule === undefined)) {
    throw new SwitchoverError(
      'bad-world',
      `${settings.path}: the ${settings.kind} ${settings.arn} does not exist`,
      'Name a listener or rule that exists.',
    )
  }
  const actions = (settings.kind === 'rule' ? rule?.Actions : listener.DefaultActions) ?? []
  return { settings, listener, rule: settings.kind === 'rule' ? rule : undefined, actions, pair }
}

/** `443`, or `443 rule 80`; where the routes are on several load balancers `web-internal 443`. */
export const routeName = ({ settings }: Scope, { settings: { arn }, listener, rule }: FoundRoute): string => {
  const balancers = new Set(settings.routes.map((route) => loadBalancerOf(route.arn)))
  const at = balancers.size > 1 ? `${balancerName(arn)} ${listener.Port}` : `${listener.Port}`
  return rule === undefined ? at : `${at} rule ${rule.Priority}`
}

/** The route in our words. */
export const toRoute = (scope: Scope, route: FoundRoute, sessions: readonly number[] = []): Route => {
  const { actions, pair, settings } = route
  const forwards = sideOf(actions, pair)
  const share = (color: Color) => shareIn(actions, pair, color) ?? 0
  return {
    arn: settings.arn,
    name: routeName(scope, route),
    pair: settings.pair,
    forwards,
    ...(forwards === 'mixed' && { weights: { blue: share('blue'), green: share('green') } }),
    ...stickinessOf(actions, sessions[settings.pair] ?? 0),
    said: `${forwardSaid(actions)}${isShared(route) ? ' (shared-forward)' : ''}`,
  }
}

/** Group stickiness of the forward, or what sticky sessions of its groups demand as soon as both have weight. */
const stickinessOf = (actions: readonly Action[], sessionSeconds: number): Pick<Route, 'sticky'> => {
  const own = actions.find(({ Type }) => Type === 'forward')?.ForwardConfig?.TargetGroupStickinessConfig
  if (own?.Enabled) return { sticky: { forMs: (own.DurationSeconds ?? 0) * 1000, own: true } }
  return sessionSeconds > 0 ? { sticky: { forMs: sessionSeconds * 1000, own: false } } : {}
}

/** A third group has a part of what one of ours gets. */
const isShared = ({ actions, pair }: FoundRoute): boolean =>
  sideOf(actions, pair) === 'foreign' && colors.some((color) => fedBy(actions).includes(pair[color]))
