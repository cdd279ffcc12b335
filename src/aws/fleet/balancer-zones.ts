import { balancerName } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { loadBalancers } from '../traffic/load-balancers.ts'

/** Where machines get requests: a target in a zone that a load balancer is not enabled in is never asked by it. */
export interface Zones {
  /** Those of every load balancer of the routes. */
  readonly all: readonly string[]
  /** Whose these zones are not: `the load balancer`, or the names of those of several. */
  without(zones: readonly string[]): string
}

/** The zones that the load balancers of the routes work in; undefined where one does not exist, which is told elsewhere. */
export const balancerZones = async (scope: Scope, signal: AbortSignal): Promise<Zones | undefined> => {
  try {
    const enabled = [...(await loadBalancers(scope)(signal))].map(
      ([arn, { AvailabilityZones }]) =>
        [balancerName(arn), (AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? '')] as const,
    )
    const [first, ...others] = enabled
    if (first === undefined) return undefined
    return {
      all: first[1].filter((zone) => others.every(([, zones]) => zones.includes(zone))),
      without: (wanted) =>
        others.length === 0
          ? 'the load balancer'
          : enabled
              .filter(([, zones]) => wanted.some((zone) => !zones.includes(zone)))
              .map(([name]) => name)
              .join(' and '),
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
