import type { Reservation, RunInstancesRequest } from '@aws-sdk/client-ec2'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { AwsError, type Operation } from '../operation.ts'
import { launchedBefore, rememberLaunch } from './client-token.ts'
import { reservations } from './describe-instances.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { launchOrder } from './launch-order.ts'
import { launchRequest } from './launch-request.ts'

/**
 * Launches as many as there is room for between MinCount and MaxCount, or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
 */
export const runInstances: Operation<RunInstancesRequest, Reservation> = (world, input) => {
  const [least, most] = counts(input)
  const request = launchRequest(world, input)
  const before = launchedBefore(world, input, request)
  if (before !== undefined) return reservation(world, before)
  const order = launchOrder(world, request)
  const count = Math.min(most, world.compute.freeAddresses(order.subnetId))
  if (count < least) throw noAddresses(order.subnetId)
  refuseDryRun(input)
  const instances = world.compute.launch({ ...order, count })
  rememberLaunch(world, input, request, instances)
  return reservation(world, instances)
}

function counts({ MinCount: least, MaxCount: most }: RunInstancesRequest): readonly [number, number] {
  if (least === undefined) throw missing('MinCount')
  if (most === undefined) throw missing('MaxCount')
  if (!(least >= 1)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${least}' for MinCount. Must be greater than 0.`,
    )
  }
  if (!(most >= least)) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${most}' for MaxCount. Must be greater than or equal to MinCount.`,
    )
  }
  return [least, most]
}

function reservation(world: World, instances: readonly Instance[]): Reservation {
  const [made] = reservations(world, instances)
  if (made === undefined) throw new Error('a launch without instances')
  return made
}

function noAddresses(subnetId: string): AwsError {
  return new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  )
}
