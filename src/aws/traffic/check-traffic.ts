import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { checkGroups } from './check-groups.ts'
import { checkOthers } from './check-others.ts'
import { checkPreview } from './check-preview.ts'
import { checkQuotas } from './check-quotas.ts'
import { checkRoutes } from './check-routes.ts'
import { readAllReserved } from './reserved.ts'
import { readRoads } from './roads.ts'
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
  const [roads, reserved, groups, shift] = await Promise.all([
    readRoads(scope, signal),
    readAllReserved(scope, signal).catch((error: unknown) => {
      // A listener that does not exist is a mistake about the route, which is told there.
      if (isMissing(error)) return []
      throw error
    }),
    checkGroups(scope, signal),
    switches ? checkZonalShift(scope, signal) : [],
  ])
  const routes = checkRoutes(scope, roads)
  const [others, quotas] = await Promise.all([
    checkOthers(scope, roads, reserved, signal),
    launches ? checkQuotas(scope, roads, reserved, signal) : [],
  ])
  const preview = checkPreview(scope, routes.found, reserved)
  return [...routes.mistakes, ...others, ...groups, ...preview, ...quotas, ...shift]
}
