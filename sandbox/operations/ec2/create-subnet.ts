import type { CreateSubnetRequest, CreateSubnetResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import { overlap, readBlock } from '../../model/compute/blocks.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { subnetOutput } from './describe-subnets.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing, unknown } from './ids.ts'
import { checkTaggable, tagsFor } from './tags.ts'

/** Between /16 and /28. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html */
export const createSubnet: Operation<CreateSubnetRequest, CreateSubnetResult> = (world, input) => {
  const { VpcId: vpcId, CidrBlock: cidr } = input
  if (vpcId === undefined) throw missing('vpcId')
  if (cidr === undefined) throw missing('cidrBlock')
  checkTaggable(input.TagSpecifications, ['subnet'])
  const tags = tagsFor('subnet', input.TagSpecifications)
  checkBlock(world, vpcId, cidr)
  const zone = zoneOf(world, input.AvailabilityZone)
  refuseDryRun(input)
  const subnet = world.compute.addSubnet({ vpcId, zone, cidr })
  world.compute.setTags(subnet.id, tags)
  return { Subnet: subnetOutput(world, subnet) }
}

const SIZES: readonly [least: number, most: number] = [2 ** 4, 2 ** 16]

function checkBlock(world: World, vpcId: string, cidr: string): void {
  const vpc = world.compute.vpcs.get(vpcId)
  if (vpc === undefined) throw unknown(vpcId)
  const block = readBlock(cidr)
  if (block === undefined) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
    )
  }
  const [least, most] = SIZES
  const whole = readBlock(vpc.cidr)
  const isInside =
    whole !== undefined && block.from >= whole.from && block.from + block.size <= whole.from + whole.size
  if (block.size < least || block.size > most || !isInside) {
    throw new AwsError('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`)
  }
  if (taken(world).some((one) => overlap(one, block))) {
    throw new AwsError('InvalidSubnet.Conflict', `The CIDR '${cidr}' conflicts with another subnet`)
  }
}

/** The subnets, and what the sandbox keeps for its own servers. */
function taken({ compute, settings: { network } }: World) {
  return [`127.${network}.0.0/20`, ...[...compute.subnets.values()].map(({ cidr }) => cidr)].flatMap(
    (cidr) => readBlock(cidr) ?? [],
  )
}

/** A new subnet may be the first of its zone: the Region has six. */
function zoneOf({ settings: { region } }: World, asked = `${region}a`): string {
  if (/^[a-f]$/.test(asked.slice(region.length)) && asked.startsWith(region)) return asked
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${asked}) for parameter availabilityZone is invalid. Subnets can currently only be created in the following availability zones: ${['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${region}${letter}`).join(', ')}.`,
  )
}
