import type { TrafficAct } from '../../deploy/acts.ts'
import type { OtherLease, Preview, Route } from '../../deploy/model.ts'
import type { Mistake, Traffic } from '../../deploy/ports.ts'
import type { Endpoint } from '../../endpoint.ts'
import { loadBalancerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { carriesTraffic } from './carries.ts'
import { checkGroups } from './check-groups.ts'
import { checkPreview } from './check-preview.ts'
import { checkRoutes } from './check-routes.ts'
import { nodeAddresses, toEndpoints } from './endpoints.ts'
import { setRoutes } from './forward.ts'
import { loadBalancers } from './load-balancers.ts'
import { previewUrl, removePreview, setPreview, toPreview } from './preview.ts'
import { deregister, readTargets, register } from './registration.ts'
import { type OwnRule, type Reserved, readReserved } from './reserved.ts'
import { findRoutes, toRoute } from './routes.ts'

/** Our two rules as they stand. */
interface RulesSeen {
  readonly preview: Preview | undefined
  readonly previewArn: string | undefined
  readonly lease: OtherLease | undefined
}

/** All that sends traffic somewhere. */
export type RoadSeen = RulesSeen & { readonly routes: readonly Route[] }

/** An Application Load Balancer as the product's traffic, and what else is known about it. */
export interface LoadBalancerTraffic extends Traffic {
  /** As `routes`, with the lease that stands. */
  look(signal: AbortSignal): Promise<RoadSeen>
  /** Only what stands on the first route's listener: one call, once that has been looked at whole. */
  lookAtRules(signal: AbortSignal): Promise<RulesSeen>
  /** Where each route is asked; read once. */
  endpoints(signal: AbortSignal): Promise<readonly Endpoint[]>
  /** R9: what each forward changed, and that nothing else did. */
  readonly diffs: readonly string[]
}

/** `leaseOf` says whether the lease rule is a live one of another run. */
export const createTraffic = (
  scope: Scope,
  leaseOf: (rule: OwnRule | undefined) => OtherLease | undefined,
): LoadBalancerTraffic => {
  const balancers = loadBalancers(scope)
  const diffs: string[] = []
  let endpoints: Promise<readonly Endpoint[]> | undefined

  let url: string | undefined

  const toSeen = ({ preview, lease }: Reserved, at: string): RulesSeen => ({
    preview: toPreview(scope, preview, at),
    previewArn: preview?.arn,
    lease: leaseOf(lease),
  })

  const look = async (signal: AbortSignal) => {
    const reading = readReserved(scope, signal)
    const [found, reserved, known] = await Promise.all([
      findRoutes(
        scope,
        reading.then(({ rules }) => rules),
        signal,
      ),
      reading,
      balancers(signal),
    ])
    const [first] = found
    url = previewUrl(first?.listener, known.get(loadBalancerOf(first?.settings.arn ?? '')))
    return { routes: found.map(toRoute), ...toSeen(reserved, url) }
  }

  const lookAtRules = async (signal: AbortSignal): Promise<RulesSeen> =>
    url === undefined ? look(signal) : toSeen(await readReserved(scope, signal), url)

  const act = async (wanted: TrafficAct, signal: AbortSignal): Promise<void> => {
    switch (wanted.kind) {
      case 'register':
        return register(scope, wanted.color, wanted.machines, signal)
      case 'deregister':
        return deregister(scope, wanted.color, wanted.only, signal)
      case 'preview':
        return setPreview(scope, wanted, signal)
      case 'unpreview':
        return removePreview(scope, signal)
      case 'forward':
        await setRoutes(scope, wanted.color, signal, (said) => diffs.push(said))
    }
  }

  const readEndpoints = async (signal: AbortSignal) => {
    const first = readReserved(scope, signal).then(({ rules }) => rules)
    return toEndpoints(scope, await findRoutes(scope, first, signal), await balancers(signal))
  }

  return {
    look,
    lookAtRules,
    routes: look,
    targets: (signal) => readTargets(scope, signal),
    act,
    check: (signal) => checkTraffic(scope, signal),
    carriesTraffic: (color, machines, signal) => carriesTraffic(scope, color, machines, signal),
    nodes: (signal) => nodeAddresses(scope, signal),
    endpoints(signal) {
      endpoints ??= readEndpoints(signal).catch((error: unknown) => {
        endpoints = undefined
        throw error
      })
      return endpoints
    },
    diffs,
  }
}

const checkTraffic = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const [routes, groups, reserved] = await Promise.all([
    checkRoutes(scope, signal),
    checkGroups(scope, signal),
    readReserved(scope, signal).catch((error: unknown) => {
      // A first listener that does not exist is a mistake about the route, which is told there.
      if (isMissing(error)) return undefined
      throw error
    }),
  ])
  const first = routes.found.find(({ settings }) => settings.arn === scope.settings.routes[0]?.arn)
  const preview = reserved === undefined ? [] : checkPreview(scope, first, reserved)
  return [...routes.mistakes, ...groups, ...preview]
}
