import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { attributesOf } from '../traffic/attributes.ts'
import { loadBalancers } from '../traffic/load-balancers.ts'
import { pairsByBalancer } from '../traffic/neighbours.ts'
import { crossesZones } from '../traffic/twins.ts'

/**
 * The zones that need a target each: where a target group does not cross zones, one that is attached and has none in a
 * zone takes the load balancer's nodes there out of DNS, for the live side too. The preview attaches the idle side's.
 * https://repost.aws/knowledge-center/elb-dns-cross-zone-balance-configuration
 */
export const zonesToFill = async (scope: Scope, signal: AbortSignal): Promise<readonly string[]> => {
  try {
    const known = await loadBalancers(scope)(signal)
    const found = [...pairsByBalancer(scope)].map(async ([balancer, pairs]) => {
      const groups = [...pairs].flatMap((pair) => Object.values(scope.settings.pairs[pair] ?? {}))
      const attributes = await Promise.all(groups.map((arn) => attributesOf(scope, arn, signal)))
      if (attributes.every(crossesZones)) return []
      return (known.get(balancer)?.AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName ?? '')
    })
    return [...new Set((await Promise.all(found)).flat())].sort()
  } catch (error) {
    // What does not exist is told elsewhere.
    if (isMissing(error)) return []
    throw error
  }
}

/** Zones that would be left without a target of the idle side; `of`: what its machines come from. */
export const unfilled = (
  path: string,
  of: string,
  needed: readonly string[],
  covered: readonly string[],
): readonly Mistake[] => {
  const missing = needed.filter((zone) => !covered.includes(zone))
  if (missing.length === 0) return []
  return [
    {
      path,
      said: `${of} in ${missing.join(', ')}: the target groups do not cross zones, and a zone without a target drops out of the load balancer`,
      remedy:
        'Bring instances into every zone of the load balancer, or let the target groups cross zones (load_balancing.cross_zone.enabled).',
    },
  ]
}
