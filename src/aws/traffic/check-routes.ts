import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Mistake } from '../../deploy/ports.ts'
import type { RouteSettings } from '../../settings.ts'
import { isApplication, listenerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { meets } from './conditions.ts'
import { hostOf } from './endpoints.ts'
import { fedBy, weightsOf } from './forwards.ts'
import { rulesByArn } from './reading.ts'
import type { FoundRoute } from './routes.ts'

/** Mistakes about the routes, and those of them that exist. */
export const checkRoutes = async (
  scope: Scope,
  signal: AbortSignal,
): Promise<{ readonly mistakes: readonly Mistake[]; readonly found: readonly FoundRoute[] }> => {
  const looked = await Promise.all(scope.settings.routes.map((route) => lookAt(scope, route, signal)))
  const found = looked.flatMap((look) => ('listener' in look ? [look] : []))
  const missing = looked.flatMap((look) => ('said' in look ? [look] : []))
  return { found, mistakes: [...missing, ...found.flatMap((route) => checkRoute(scope, route))] }
}

const lookAt = async (
  scope: Scope,
  settings: RouteSettings,
  signal: AbortSignal,
): Promise<FoundRoute | Mistake> => {
  const missing = {
    path: settings.path,
    said: `the ${settings.kind} ${settings.arn} does not exist`,
    remedy: `Name a ${settings.kind} that exists, by its whole ARN.`,
  }
  const pair = scope.settings.pairs[settings.pair]
  if (pair === undefined) return missing
  if (!isApplication(settings.arn)) return notApplication(settings)
  try {
    const [listener, rule] = await readRoute(scope, settings, signal)
    if (listener === undefined || (settings.kind === 'rule' && rule === undefined)) return missing
    const actions = (settings.kind === 'rule' ? rule?.Actions : listener.DefaultActions) ?? []
    return { settings, listener, rule, actions, pair }
  } catch (error) {
    if (isMissing(error)) return missing
    throw error
  }
}

const readRoute = async (
  scope: Scope,
  { kind, arn }: RouteSettings,
  signal: AbortSignal,
): Promise<readonly [Listener | undefined, Rule | undefined]> => {
  const elbv2 = await scope.clients.elbv2()
  const [listeners, rules] = await Promise.all([
    elbv2.describeListeners({ ListenerArns: [listenerOf(arn)] }, signal),
    rulesByArn(elbv2, kind === 'rule' ? [arn] : [], signal),
  ])
  return [listeners.Listeners?.[0], rules[0]]
}

const notApplication = ({ path, arn }: RouteSettings): Mistake => ({
  path,
  said: `${arn} is not of an Application Load Balancer`,
  remedy: 'Name a listener or rule of an Application Load Balancer.',
})

const checkRoute = (scope: Scope, route: FoundRoute): readonly Mistake[] => [
  ...checkForward(route),
  ...checkProof(scope, route),
]

const checkForward = (route: FoundRoute): readonly Mistake[] => {
  const { path, kind } = route.settings
  const what = kind === 'rule' ? 'the rule' : "the listener's default action"
  if (weightsOf(route.actions) === undefined) {
    const type = route.actions.at(-1)?.Type ?? 'nothing'
    return [
      { path, said: `${what} is a ${type}`, remedy: 'Leave it out of the routes: it forwards nothing.' },
    ]
  }
  const fed = fedBy(route.actions)
  if (fed.includes(route.pair.blue) || fed.includes(route.pair.green)) return []
  return [
    {
      path,
      said: `${what} forwards to neither of the two target groups, but to ${fed.join(', ') || 'nothing'}`,
      remedy: 'Name the target groups that this route forwards to, or let it forward to one of those named.',
    },
  ]
}

/** A proof that the rule's own conditions would not match asks another route. */
const checkProof = (scope: Scope, route: FoundRoute): readonly Mistake[] => {
  const proof = scope.settings.proof?.http
  if (proof === undefined || route.rule === undefined) return []
  const path = route.settings.proofPath ?? proof.path
  const host = hostOf(scope, route)
  const headers = Object.fromEntries(
    Object.entries(proof.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  )
  if (meets(route.rule.Conditions, { method: proof.method, host, path, headers })) return []
  return [
    {
      path: route.settings.path,
      said: `the rule's conditions do not match its proof, ${proof.method} ${host}${path}`,
      remedy: 'Give this route a proof with a path, and a host, that its rule matches.',
    },
  ]
}
