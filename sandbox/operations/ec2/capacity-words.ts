import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'

/** AWS's words where a zone has the type, and none of it is free. */
export function insufficientCapacity(world: World, type: string, zone: string): AwsError {
  return new AwsError(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${type} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity. You can currently get ${type} capacity by ${elsewhere(world, zone, 'in your request ')}`,
    500,
  )
}

/** The same, where Spot capacity was asked for. */
export function insufficientSpot(): AwsError {
  const words = 'There is no Spot capacity available that matches your request.'
  return new AwsError('InsufficientInstanceCapacity', words, 500)
}

/** AWS's words where a zone does not have the type. */
export function notOffered(world: World, type: string, zone: string): AwsError {
  return new AwsError(
    'Unsupported',
    `Your requested instance type (${type}) is not supported in your requested Availability Zone (${zone}). Please retry your request by ${elsewhere(world, zone)}`,
  )
}

function elsewhere({ compute }: World, zone: string, where = ''): string {
  const zones = new Set([...compute.subnets.values()].map((subnet) => subnet.zone))
  zones.delete(zone)
  return `not specifying an Availability Zone ${where}or choosing ${[...zones].sort().join(', ')}.`
}

const request =
  'Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.'

/** The quota of instances is met. */
export function tooManyInstances(wanted: number, limit: number): AwsError {
  return new AwsError(
    'InstanceLimitExceeded',
    `You have requested more instances (${wanted}) than your current instance limit of ${limit} allows for the specified instance type. ${request}`,
  )
}

/** The quota of virtual CPUs on demand is met. */
export function tooManyVcpus(limit: number): AwsError {
  return new AwsError(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${limit} allows for the instance bucket that the specified instance type belongs to. ${request}`,
  )
}

/** The quota of Spot Instances is met. */
export function tooMuchSpot(): AwsError {
  return new AwsError('MaxSpotInstanceCountExceeded', 'Max spot instance count exceeded')
}

/** More is asked for a Spot Instance than the request would pay. */
export function spotPriceTooLow(price: number, least: number): AwsError {
  return new AwsError(
    'SpotMaxPriceTooLow',
    `Your Spot request price of ${price} is lower than the minimum required Spot request fulfillment price of ${Number(least.toFixed(4))}.`,
  )
}

/** The subnet is full. */
export function noAddresses(subnetId: string): AwsError {
  return new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `There are not enough free addresses in subnet '${subnetId}' to satisfy the requested number of instances.`,
  )
}
