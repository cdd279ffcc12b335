import { isDeepStrictEqual } from 'node:util'
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Color } from '../../deploy/model.ts'
import type { Scope } from '../scope.ts'
import { forwardSaid, sideOf, withForward } from './forwards.ts'
import { readReserved } from './reserved.ts'
import { type FoundRoute, findRoutes, routeName } from './routes.ts'

/**
 * Sets every route that does not forward to this side alone, in the config's order; only the forward action changes.
 * `note` hears for each what was and what is, also where a later one fails.
 */
export const setRoutes = async (
  scope: Scope,
  color: Color,
  signal: AbortSignal,
  note: (said: string) => void,
): Promise<void> => {
  const first = readReserved(scope, signal).then(({ rules }) => rules)
  const routes = await findRoutes(scope, first, signal)
  for (const route of routes) {
    if (sideOf(route.actions, route.pair) !== color) note(await setRoute(scope, route, color, signal))
  }
}

const setRoute = async (
  scope: Scope,
  route: FoundRoute,
  color: Color,
  signal: AbortSignal,
): Promise<string> => {
  const elbv2 = await scope.clients.elbv2()
  const actions = withForward(route.actions, route.pair[color])
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
