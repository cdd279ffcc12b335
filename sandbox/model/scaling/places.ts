import type { Compute } from '../compute.ts'
import type { Group } from './group.ts'
import { standing } from './state.ts'
import { type Kind, kinds } from './templates.ts'

/** Where one instance may be launched, and as what. */
export interface Place extends Kind {
  readonly subnetId: string
  readonly zone: string
}

/**
 * Every place to try, the best first: zones with the fewest instances, in them the subnets with the fewest, and there
 * the kinds in the order of the policy. "If the launch in one zone fails, the group tries another."
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html
 */
export function places(compute: Compute, group: Group): readonly Place[] {
  const members = standing(group)
  const inZone = (zone: string) => members.filter((one) => one.zone === zone).length
  const inSubnet = (id: string) => members.filter(({ subnetId }) => subnetId === id).length
  const subnets = group.settings.subnetIds.flatMap((id) => compute.subnets.get(id) ?? [])
  const choice = kinds(compute, group.settings.launch)
  return subnets
    .toSorted((a, b) => inZone(a.zone) - inZone(b.zone) || inSubnet(a.id) - inSubnet(b.id))
    .flatMap(({ id, zone }) => choice.map((kind) => ({ ...kind, subnetId: id, zone })))
}
