import type { GroupLaunch } from '../scaling.ts'
import type { Group } from './group.ts'
import { type State, standing, weigh } from './state.ts'

/**
 * Whether the next instance is a Spot Instance: the base capacity first, then the percentage above it, is on demand.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
 */
export function spotOf({ compute }: State, group: Group): GroupLaunch['spot'] {
  const { desired, launch } = group.settings
  if (launch.mixed === undefined) return undefined
  const { base, percent, spotMaxPrice: maxPrice } = launch.mixed.purchase
  // "If a percentage is not a whole number, it is rounded up" in favour of instances on demand.
  const wanted = base + Math.ceil((Math.max(0, desired - base) * percent) / 100)
  const onDemand = standing(group).filter(({ id }) => compute.instances.get(id)?.launch.spot !== true)
  if (wanted >= desired || weigh(onDemand) < wanted) return undefined
  return { ...(maxPrice !== undefined && { maxPrice }) }
}
