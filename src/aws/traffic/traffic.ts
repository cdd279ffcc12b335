import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { TrafficAct } from '../../deploy/acts.ts'
import type { OtherLease } from '../../deploy/model.ts'
import type { Mistake, Traffic } from '../../deploy/ports.ts'
import type { Preview, Route } from '../../deploy/route.ts'
import type { Endpoint } from '../../endpoint.ts'
import { loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'
import { carriesTraffic } from './carries.ts'
import { allShadows } from './check-preview.ts'
import { createDrainDelays } from './drain-delays.ts'
import { nodeAddresses, toEndpoints } from './endpoints.ts'
import { createRouteSetter, type RouteSetter } from './forward.ts'
import type { loadBalancers } from './load-balancers.ts'
import { previewUrl, toPreview } from './preview.ts'
import { deregister, readTargets, register } from './registration.ts'
import { type OwnRule, previewsOn, type Reserved, readAllReserved, readReserved } from './reserved.ts'
import { type FoundRoute, findRoutes, toRoute } from './routes.ts'
import { createSessions } from './sessions.ts'
import { removePreview, setPreview } from './set-preview.ts'
import { tryRoutes } from './try-routes.ts'

/** Our rules as they stand. */
interface RulesSeen {
  readonly preview: Preview | undefined
  /** Also of one that shows nothing that is known. */
  readonly previewArns: readonly string[]
  readonly lease: OtherLease | undefined
}

/** Where each pair's preview rule is reached, and the routes that say how it is asked. */
interface PreviewsAt {
  readonly urls: readonly string[]
  readonly found: readonly FoundRoute[]
}

/** All that sends traffic somewhere. */
export type RoadSeen = RulesSeen & { readonly routes: readonly Route[] }

/** An Application Load Balancer as the product's traffic, and what else is known about it. */
export interface LoadBalancerTraffic extends Traffic {
  /** As `routes`, with the lease that stands. */
  look(signal: AbortSignal): Promise<RoadSeen>
  /** Only our own rules: one call a listener of theirs, once that has been looked at whole. */
  lookAtRules(signal: AbortSignal): Promise<RulesSeen>
  /** Where each route is asked; read once. */
  endpoints(signal: AbortSignal): Promise<readonly Endpoint[]>
  /** Sets every route to what it is; says for each that it may not. */
  tryRoutes(seen: readonly Route[], signal: AbortSignal): Promise<readonly Mistake[]>
  /** R9: what each forward changed, and that nothing else did; and how far apart several routes were set. */
  readonly diffs: RouteSetter['diffs']
  readonly skews: RouteSetter['skews']
}

/** `leaseOf` says whether the lease rule is a live one of another run. */
export const createTraffic = (
  scope: Scope,
  leaseOf: (rule: OwnRule | undefined) => OtherLease | undefined,
  balancers: ReturnType<typeof loadBalancers>,
): LoadBalancerTraffic => {
  const sessions = createSessions(scope)
  const withDelays = createDrainDelays(scope)
  const routes = createRouteSetter(scope, sessions)
  let endpoints: Promise<readonly Endpoint[]> | undefined

  let at: PreviewsAt | undefined

  const toSeen = (reserved: readonly Reserved[], { urls, found }: PreviewsAt): RulesSeen => {
    const previews = previewsOn(reserved)
    const preview = toPreview(scope, previews, urls)
    const [shadowed] = allShadows(scope, found, reserved)
    return {
      preview: preview && shadowed !== undefined ? { ...preview, shadowed } : preview,
      previewArns: previews.map(({ arn }) => arn),
      lease: leaseOf(reserved[0]?.lease),
    }
  }

  const look = async (signal: AbortSignal) => {
    const reading = readAllReserved(scope, signal)
    const [found, reserved, known, kept] = await Promise.all([
      findRoutes(
        scope,
        reading.then(([first]) => first?.rules ?? []),
        signal,
      ),
      reading,
      balancers(signal),
      sessions(signal),
    ])
    at = { urls: previewUrls(scope, found, known), found }
    return { routes: found.map((route) => toRoute(scope, route, kept)), ...toSeen(reserved, at) }
  }

  const lookAtRules = async (signal: AbortSignal): Promise<RulesSeen> =>
    at === undefined ? look(signal) : toSeen(await readAllReserved(scope, signal), at)

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
        return routes.set(wanted, signal)
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
    targets: async (signal) => withDelays(await readTargets(scope, signal), signal),
    act,
    carriesTraffic: (color, machines, signal) => carriesTraffic(scope, color, machines, signal),
    nodes: async (signal) => nodeAddresses(scope, await balancers(signal), signal),
    endpoints(signal) {
      endpoints ??= readEndpoints(signal).catch((error: unknown) => {
        endpoints = undefined
        throw error
      })
      return endpoints
    },
    tryRoutes: (seen, signal) => tryRoutes(scope, seen, signal),
    diffs: routes.diffs,
    skews: routes.skews,
  }
}

const previewUrls = (
  scope: Scope,
  found: readonly FoundRoute[],
  balancers: ReadonlyMap<string, LoadBalancer>,
): readonly string[] =>
  scope.settings.pairs.map((_, pair) => {
    const first = found.find(({ settings }) => settings.pair === pair)
    return previewUrl(first?.listener, balancers.get(loadBalancerOf(first?.settings.arn ?? '')))
  })
