import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { loadBalancers } from '../traffic/load-balancers.ts'

/** The zones that every load balancer of the routes works in; undefined where one does not exist, which is told elsewhere. */
export const balancerZones = async (
  scope: Scope,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | undefined> => {
  try {
    const balancers = [...(await loadBalancers(scope)(signal)).values()]
    const zones = balancers.map(
      ({ AvailabilityZones }) => new Set((AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? '')),
    )
    const [first] = zones
    return first && new Set([...first].filter((zone) => zones.every((one) => one.has(zone))))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
