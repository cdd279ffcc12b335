import { type Client, type Json, must } from '../clients/client.ts'
import type { Given } from './world.ts'

/** Where to look in an account that holds more than one VPC and more images than anyone can list. */
interface Look {
  readonly vpc?: { readonly Name: string; readonly Values: readonly string[] }
  readonly images?: { readonly [name: string]: Json }
}

const TYPE = 't3.micro'

/** Not every zone of a Region has every type, and of Local Zones hardly one has this. */
const OFFERED = {
  LocationType: 'availability-zone',
  Filters: [{ Name: 'instance-type', Values: [TYPE] }],
}

/** Finds a VPC with two zones, its default security group and an image, by the client's own calls. */
export async function findGiven(client: Client, look: Look = {}): Promise<Given> {
  const vpcs = await must(
    client,
    'ec2',
    'DescribeVpcs',
    look.vpc === undefined ? {} : { Filters: [look.vpc] },
  )
  const vpc = text(vpcs, 'Vpcs', 'VpcId')
  const inVpc = { Name: 'vpc-id', Values: [vpc] }
  const subnets = await must(client, 'ec2', 'DescribeSubnets', { Filters: [inVpc] })
  const offered = await must(client, 'ec2', 'DescribeInstanceTypeOfferings', OFFERED)
  const zones = new Set(list(offered, 'InstanceTypeOfferings').map((one) => one['Location']))
  const named = { Name: 'group-name', Values: ['default'] }
  const groups = await must(client, 'ec2', 'DescribeSecurityGroups', { Filters: [inVpc, named] })
  const images = await must(client, 'ec2', 'DescribeImages', look.images ?? {})
  const [first, second] = oneOfEachZone(
    list(subnets, 'Subnets').filter((subnet) => zones.has(subnet['AvailabilityZone'])),
  )
  if (first === undefined || second === undefined)
    throw new Error(`${vpc} has no subnets in two zones that offer ${TYPE}`)
  return {
    vpc,
    subnets: [first, second],
    spareBlock: spareIn(text(vpcs, 'Vpcs', 'CidrBlock')),
    securityGroup: text(groups, 'SecurityGroups', 'GroupId'),
    image: text(images, 'Images', 'ImageId'),
    type: TYPE,
  }
}

/** Near the end of a VPC's block of /16: subnets are taken from its beginning. */
function spareIn(block: string): string {
  return block.replace(/\.\d+\.\d+\/\d+$/, '.250.0/28')
}

type Item = Readonly<Record<string, unknown>>

function list(output: { readonly [name: string]: Json }, key: string): readonly Item[] {
  const found = output[key]
  return Array.isArray(found) ? found : []
}

function text(output: { readonly [name: string]: Json }, key: string, member: string): string {
  const value = list(output, key)[0]?.[member]
  if (typeof value !== 'string') throw new Error(`there is no ${member} in ${key}: ${JSON.stringify(output)}`)
  return value
}

function oneOfEachZone(subnets: readonly Item[]) {
  const zones = new Map(subnets.map((subnet) => [`${subnet['AvailabilityZone']}`, `${subnet['SubnetId']}`]))
  return [...zones].sort().map(([zone, id]) => ({ id, zone }))
}
