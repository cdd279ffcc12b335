import pLimit from 'p-limit'
import type { Color } from '../../deploy/model.ts'
import { loadBalancerOf } from '../arns.ts'
import { groupsOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { fedBy } from './forwards.ts'
import { readsAtOnce } from './reading.ts'
import { healthOf } from './registration.ts'
import { previewsOn, readAllReserved } from './reserved.ts'
import { type Road, readRoad } from './roads.ts'
import { addressesOf } from './target-names.ts'

/**
 * R8, a fresh read: which of these machines (default: all targets of the side) take traffic from any listener or rule
 * of the load balancers, named in the config or not, in this side's groups or in another one. Our own preview rules
 * are set apart by their ARNs.
 */
export const carriesTraffic = async (
  scope: Scope,
  color: Color,
  machines: readonly string[] | undefined,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const [fed, side] = await Promise.all([fedGroups(scope, signal), machines ?? idsOn(scope, color, signal)])
  const limit = pLimit(readsAtOnce)
  const busy = await Promise.all([...fed].map((group) => limit(() => idsIn(scope, group, signal))))
  const busyIds = new Set(busy.flat())
  // A group of type `ip` knows a machine by its address.
  const byAddress = [...busyIds].some((id) => !id.startsWith('i-'))
  const addresses = byAddress ? await addressesOf(scope, side, signal) : new Map<string, string>()
  return side.filter((id) => busyIds.has(id) || busyIds.has(addresses.get(id) ?? id))
}

const idsOn = async (scope: Scope, color: Color, signal: AbortSignal): Promise<readonly string[]> => {
  const groups = await Promise.all(scope.settings.pairs.map((pair) => idsIn(scope, pair[color], signal)))
  return [...new Set(groups.flat())]
}

/** Draining targets count: they may still answer what they were asked. */
const idsIn = async (scope: Scope, group: string, signal: AbortSignal): Promise<readonly string[]> =>
  (await healthOf(scope, group, signal)).map(({ Target }) => Target?.Id ?? '')

/** Every target group that some listener or rule sends traffic to. */
const fedGroups = async (scope: Scope, signal: AbortSignal): Promise<ReadonlySet<string>> => {
  const [balancers, reserved] = await Promise.all([
    balancersOf(scope, signal),
    readAllReserved(scope, signal),
  ])
  const roads = await Promise.all(balancers.map((balancer) => readRoad(scope, balancer, signal)))
  const own = new Set(previewsOn(reserved).map(({ arn }) => arn))
  // The default rule of each listener is its default actions: both are looked at, as both are shown.
  const fed = ({ listener, rules }: Road['listeners'][number]) => [
    ...rules.filter(({ RuleArn = '' }) => !own.has(RuleArn)).flatMap(({ Actions }) => fedBy(Actions)),
    ...fedBy(listener.DefaultActions),
  ]
  return new Set(roads.flatMap(({ listeners }) => listeners.flatMap(fed)))
}

/** The load balancers of the routes, and whichever else has one of our groups. */
const balancersOf = async (scope: Scope, signal: AbortSignal): Promise<readonly string[]> => {
  const elbv2 = await scope.clients.elbv2()
  const groups = [...groupsOf(scope.settings)]
  const { TargetGroups } = await elbv2.describeTargetGroups({ TargetGroupArns: groups }, signal)
  return [
    ...new Set([
      ...scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)),
      ...(TargetGroups ?? []).flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? []),
    ]),
  ]
}
