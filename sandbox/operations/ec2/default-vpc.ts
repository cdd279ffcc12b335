import type { Subnet } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'

/** The VPC that was there first: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html */
export function isDefaultVpc({ compute }: World, id: string): boolean {
  const [first] = compute.vpcs.keys()
  return id === first
}

/** The default VPC has one default subnet in each zone: the first. */
export function isDefaultSubnet(world: World, { id, vpcId, zone }: Subnet): boolean {
  const first = [...world.compute.subnets.values()].find((one) => one.vpcId === vpcId && one.zone === zone)
  return isDefaultVpc(world, vpcId) && first?.id === id
}
