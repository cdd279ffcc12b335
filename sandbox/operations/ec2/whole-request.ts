import type { RunInstancesRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import { subnetOf } from './launch-place.ts'
import { launchRequest } from './launch-request.ts'

/**
 * A launch with all that its template and AWS's choice of a subnet add to it: what a fault's `match` is compared with,
 * so that `SubnetId` and `InstanceType` are there wherever they come from. One that makes no sense stays as it is.
 */
export function wholeRequest(world: World, input: RunInstancesRequest): object {
  try {
    const request = launchRequest(world, input)
    const { id: SubnetId, zone: AvailabilityZone } = subnetOf(world, request)
    return { InstanceType: 'm1.small', ...defined(input), ...defined(request), SubnetId, AvailabilityZone }
  } catch (error) {
    if (error instanceof AwsError) return input
    throw error
  }
}

function defined(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}
