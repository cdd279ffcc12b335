import { type Client, type Json, must } from '../clients/client.ts'
import type { Given } from './world.ts'

/** Where to look in an account that holds more than one VPC and more images than anyone can list. */
interface Look {
  readonly vpc?: { readonly Name: string; readonly Values: readonly string[] }
  readonly images?: { readonly [name: string]: Json }
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
  const named = { Name: 'group-name', Values: ['default'] }
  const groups = await must(client, 'ec2', 'DescribeSecurityGroups', { Filters: [inVpc, named] })
  const images = await must(client, 'ec2', 'DescribeImages', look.images ?? {})
  const [first, second] = oneOfEachZone(list(subnets, 'Subnets'))
  if (first === undefined || second === undefined) throw new Error(`${vpc} has no subnets in two zones`)
  return {
    vpc,
    subnets: [first, second],
    securityGroup: text(groups, 'SecurityGroups', 'GroupId'),
    image: text(images, 'Images', 'ImageId'),
    type: 't3.micro',
  }
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
