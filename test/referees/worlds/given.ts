import type { Client } from '../clients/client.ts'
import { must } from '../clients/client.ts'
import type { Given } from './world.ts'

/** Finds the default VPC with two zones, its default security group and an image, by the client's own calls. */
export async function findGiven(client: Client, image?: string): Promise<Given> {
  const vpc = text(await must(client, 'ec2', 'DescribeVpcs', {}), 'Vpcs', 'VpcId')
  const inVpc = { Filters: [{ Name: 'vpc-id', Values: [vpc] }] }
  const subnets = await must(client, 'ec2', 'DescribeSubnets', inVpc)
  const groups = await must(client, 'ec2', 'DescribeSecurityGroups', inVpc)
  const [first, second] = oneOfEachZone(list(subnets, 'Subnets'))
  if (first === undefined || second === undefined) throw new Error(`${vpc} has no subnets in two zones`)
  return {
    vpc,
    subnets: [first, second],
    securityGroup: text(groups, 'SecurityGroups', 'GroupId'),
    image: image ?? text(await must(client, 'ec2', 'DescribeImages', {}), 'Images', 'ImageId'),
    type: 't3.micro',
  }
}

type Item = Readonly<Record<string, unknown>>

function list(output: unknown, key: string): readonly Item[] {
  const found = (output as Item)[key]
  return Array.isArray(found) ? found : []
}

function text(output: unknown, key: string, member: string): string {
  const value = list(output, key)[0]?.[member]
  if (typeof value !== 'string') throw new Error(`no ${member} in ${key}: ${JSON.stringify(output)}`)
  return value
}

function oneOfEachZone(subnets: readonly Item[]) {
  const zones = new Map(subnets.map((subnet) => [`${subnet['AvailabilityZone']}`, `${subnet['SubnetId']}`]))
  return [...zones].sort().map(([zone, id]) => ({ id, zone }))
}
