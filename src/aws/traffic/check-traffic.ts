import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { checkGroups } from './check-groups.ts'
import { checkOthers } from './check-others.ts'
import { checkPreview } from './check-preview.ts'
import { checkQuotas } from './check-quotas.ts'
import { checkRoutes } from './check-routes.ts'
import { sideOf } from './forwards.ts'
import { ownListeners, type Reserved, readReserved } from './reserved.ts'
import { readRoads } from './roads.ts'
import type { FoundRoute } from './routes.ts'
import { checkSessions } from './sessions.ts'
import { checkZonalShift } from './zonal-shift.ts'

/** What a command would do, as far as more has to fit for it. */
export interface Ahead {
  /** Machines would be launched: there must be room for them. */
  readonly launches: boolean
  /** Production traffic would move. */
  readonly switches: boolean
}

/** Mistakes about routes, target groups, and what else stands on their load balancers; reads only. */
export const checkTraffic = async (
  scope: Scope,
  { launches, switches }: Ahead,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const [roads, reserved, groups, sessions] = await Promise.all([
    readRoads(scope, signal),
    readReservedThere(scope, signal),
    checkGroups(scope, signal),
    switches ? checkSessions(scope, signal) : [],
  ])
  const routes = checkRoutes(scope, roads)
  const [others, quotas, shift] = await Promise.all([
    checkOthers(scope, roads, reserved, signal),
    launches ? checkQuotas(scope, roads, reserved, signal) : [],
    switches && isWhole(routes.found) ? checkZonalShift(scope, signal) : [],
  ])
  const preview = checkPreview(scope, routes.found, reserved)
  return [...routes.mistakes, ...others, ...groups, ...sessions, ...preview, ...quotas, ...shift]
}

/** Traffic that a run left on both sides is not left there longer. */
const isWhole = (routes: readonly FoundRoute[]): boolean => {
  const sides = new Set(routes.map(({ actions, pair }) => sideOf(actions, pair)))
  return sides.size === 1 && !sides.has('mixed')
}

/** What stands at our priorities; a listener that does not exist is a mistake about its route, which is told there. */
const readReservedThere = async (scope: Scope, signal: AbortSignal): Promise<readonly Reserved[]> => {
  const read = ownListeners(scope).map((listener) =>
    readReserved(scope, signal, listener).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    }),
  )
  return (await Promise.all(read)).flat()
}
