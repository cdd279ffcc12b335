import { AwsError } from '../../aws-error.ts'
import type { Subnet } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { unknown } from './ids.ts'
import type { LaunchRequest } from './launch-request.ts'

/** The subnet that is named, one of the zone that is named, or the first of all. */
export function subnetOf(world: World, request: LaunchRequest): Subnet {
  const id = request.SubnetId ?? request.NetworkInterfaces?.[0]?.SubnetId
  const zone = request.Placement?.AvailabilityZone
  const found =
    id === undefined
      ? [...world.compute.subnets.values()].find((one) => zone === undefined || one.zone === zone)
      : world.compute.subnets.get(id)
  if (found !== undefined) return found
  if (id !== undefined) throw unknown(id)
  if (zone !== undefined) throw new AwsError('InvalidParameterValue', `Invalid availability zone: [${zone}]`)
  throw new AwsError('MissingInput', 'No subnets found for the default VPC. Please specify a subnet.')
}

/** The ids of the security groups that are named, all of the subnet's VPC; without any its default one. */
export function groupsOf(world: World, request: LaunchRequest, { id: subnetId, vpcId }: Subnet): string[] {
  const { securityGroups } = world.compute
  const ids = request.NetworkInterfaces?.[0]?.Groups ?? request.SecurityGroupIds ?? []
  for (const id of ids) {
    const found = securityGroups.get(id)
    if (found === undefined) throw unknown(id)
    if (found.vpcId !== vpcId) {
      throw new AwsError(
        'InvalidParameter',
        `Security group ${id} and subnet ${subnetId} belong to different networks.`,
      )
    }
  }
  const groups = [...ids, ...idsOfNames(world, request, vpcId)]
  return groups.length > 0 ? groups : [world.compute.defaultSecurityGroup(vpcId).id]
}

function idsOfNames(
  world: World,
  { SecurityGroups: names, SubnetId }: LaunchRequest,
  vpcId: string,
): string[] {
  if (!names?.length) return []
  if (SubnetId !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'The parameter groupName cannot be used with the parameter subnet',
    )
  }
  return names.map((name) => {
    const known = [...world.compute.securityGroups.values()]
    const found = known.find((group) => group.vpcId === vpcId && group.name === name)
    if (found !== undefined) return found.id
    throw new AwsError('InvalidGroup.NotFound', `The security group '${name}' does not exist`)
  })
}
