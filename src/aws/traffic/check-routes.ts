import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Mistake } from '../../deploy/ports.ts'
import type { RouteSettings } from '../../settings.ts'
import { groupName, isApplication, listenerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { meets, surelyMeets } from './conditions.ts'
import { hostOf } from './endpoints.ts'
import { fedBy, forwardSaid, weightsOf } from './forwards.ts'
import { ruleSaid } from './reserved.ts'
import type { Road } from './roads.ts'
import type { FoundRoute } from './routes.ts'

/** Mistakes about the routes, and those of them that exist. */
export const checkRoutes = (
  scope: Scope,
  roads: readonly Road[],
): { readonly mistakes: readonly Mistake[]; readonly found: readonly FoundRoute[] } => {
  const looked = scope.settings.routes.map((route) => findOn(roads, scope, route))
  const found = looked.flatMap((look) => ('listener' in look ? [look] : []))
  const missing = looked.flatMap((look) => ('said' in look ? [look] : []))
  return { found, mistakes: [...missing, ...found.flatMap((route) => checkRoute(scope, route))] }
}

/** A route, and what else stands on its listener. */
type Among = FoundRoute & { readonly rules: readonly Rule[] }

const findOn = (roads: readonly Road[], scope: Scope, settings: RouteSettings): Among | Mistake => {
  if (!isApplication(settings.arn)) return notApplication(settings)
  const on = roads
    .flatMap(({ listeners }) => listeners)
    .find(({ listener }) => listener.ListenerArn === listenerOf(settings.arn))
  const rule = on?.rules.find(({ RuleArn }) => RuleArn === settings.arn)
  const pair = scope.settings.pairs[settings.pair]
  if (on === undefined || pair === undefined || (settings.kind === 'rule' && rule === undefined))
    return missing(settings)
  const actions = (settings.kind === 'rule' ? rule?.Actions : on.listener.DefaultActions) ?? []
  return { settings, listener: on.listener, rule, actions, pair, rules: on.rules }
}

const missing = ({ kind, arn, path }: RouteSettings): Mistake => ({
  path,
  said: `the ${kind} ${arn} does not exist`,
  remedy: `Name a ${kind} that exists, by its whole ARN.`,
})

const notApplication = ({ path, arn }: RouteSettings): Mistake => ({
  path,
  said: `${arn} is not of an Application Load Balancer`,
  remedy: 'Name a listener or rule of an Application Load Balancer.',
})

const checkRoute = (scope: Scope, route: Among): readonly Mistake[] =>
  route.rule?.IsDefault === true ? [isDefault(route)] : [...checkForward(route), ...checkProof(scope, route)]

/** "OperationNotPermitted": https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html */
const isDefault = ({ settings: { path }, listener: { ListenerArn: arn = '' } }: Among): Mistake => ({
  path,
  said: 'the rule is the default action of its listener, which is no rule that can be changed',
  remedy: `Write \`listener: ${arn}\` in its place.`,
})

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
  if (fed.includes(route.pair.blue) || fed.includes(route.pair.green)) return checkShared(route, what)
  return [
    {
      path,
      said: `${what} forwards to neither of the two target groups, but to ${fed.join(', ') || 'nothing'}`,
      remedy: 'Name the target groups that this route forwards to, or let it forward to one of those named.',
    },
  ]
}

/** The end of a switch is a forward to one group: whatever else shares it would be cut off, with weight 0 too. */
const checkShared = ({ settings: { path }, actions, pair }: FoundRoute, what: string): readonly Mistake[] => {
  const others = [...(weightsOf(actions)?.keys() ?? [])].filter(
    (arn) => arn !== pair.blue && arn !== pair.green,
  )
  if (others.length === 0) return []
  return [
    {
      path,
      said: `${what} shares its forward with a third group (shared-forward): ${forwardSaid(actions)}`,
      remedy: `Take ${others.map(groupName).join(', ')} out of this forward, or give it a rule of its own: the switch sets the whole forward to one group.`,
    },
  ]
}

/** A proof that the rule's own conditions would not match, or an earlier rule takes, asks another route. */
const checkProof = (scope: Scope, route: Among): readonly Mistake[] => {
  const proof = scope.settings.proof?.http
  if (proof === undefined) return []
  const asked = {
    method: proof.method,
    host: hostOf(scope, route),
    path: route.settings.proofPath ?? proof.path,
    headers: Object.fromEntries(
      Object.entries(proof.requestHeaders).map(([name, value]) => [name.toLowerCase(), value]),
    ),
  }
  const question = `${asked.method} ${asked.host}${asked.path}`
  const { path } = route.settings
  if (route.rule !== undefined && !meets(route.rule.Conditions, asked))
    return [
      {
        path,
        said: `the rule's conditions do not match its proof, ${question}`,
        remedy: 'Give this route a proof with a path, and a host, that its rule matches.',
      },
    ]
  const taker = earlier(route).find(({ Conditions }) => surelyMeets(Conditions, asked))
  if (taker === undefined) return []
  return [
    {
      path,
      said: `the rule ${ruleSaid(taker)} would take its proof, ${question}`,
      remedy: 'Let the proof of this route ask for a path, or a host, that no earlier rule matches.',
    },
  ]
}

/** The rules of its listener that hear a request before it does. */
const earlier = ({ rule, rules }: Among): readonly Rule[] =>
  rules.filter(({ Priority }) => Number(Priority) < Number(rule?.Priority ?? Number.POSITIVE_INFINITY))
