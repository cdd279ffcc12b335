import type { OtherLease, TrafficAct } from '../../deploy/model.ts'
import type { Mistake, Traffic } from '../../deploy/ports.ts'
import { loadBalancerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { carriesTraffic } from './carries.ts'
import { checkGroups } from './check-groups.ts'
import { checkPreview } from './check-preview.ts'
import { checkRoutes } from './check-routes.ts'
import { type Endpoint, nodeAddresses, toEndpoints } from './endpoints.ts'
import { setRoutes } from './forward.ts'
import { loadBalancers } from './load-balancers.ts'
import { removePreview, setPreview, toPreview } from './preview.ts'
import { deregister, readTargets, register } from './registration.ts'
import { type OwnRule, readReserved } from './reserved.ts'
import { findRoutes, toRoute } from './routes.ts'

/** An Application Load Balancer as the product's traffic, and what else is known about it. */
export interface LoadBalancerTraffic extends Traffic {
  /** As `routes`, with the lease that stands. */
  look(signal: AbortSignal): Promise<
    Awaited<ReturnType<Traffic['routes']>> & {
      readonly lease: OtherLease | undefined
      readonly previewArn: string | undefined
    }
  >
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

  const look = async (signal: AbortSignal) => {
    const reserved = readReserved(scope, signal)
    const first = reserved.then(({ rules }) => rules)
    const [found, { preview, lease }, known] = await Promise.all([
      findRoutes(scope, first, signal),
      reserved,
      balancers(signal),
    ])
    const [route] = found
    const balancer = known.get(loadBalancerOf(route?.settings.arn ?? ''))
    return {
      routes: found.map(toRoute),
      preview: toPreview(scope, preview, route?.listener, balancer),
      previewArn: preview?.arn,
      lease: leaseOf(lease),
    }
  }

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
        diffs.push(...(await setRoutes(scope, wanted.color, signal)))
    }
  }

  const readEndpoints = async (signal: AbortSignal) => {
    const first = readReserved(scope, signal).then(({ rules }) => rules)
    return toEndpoints(scope, await findRoutes(scope, first, signal), await balancers(signal))
  }

  return {
    look,
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
