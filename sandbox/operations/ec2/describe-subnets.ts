import type { Subnet as Answer, DescribeSubnetsRequest, DescribeSubnetsResult } from '@aws-sdk/client-ec2'
import type { Subnet } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { isDefaultSubnet } from './default-vpc.ts'
import { refuseDryRun } from './dry-run.ts'
import { page } from './pages.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'
import { zoneIdOf } from './zone-ids.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const describeSubnets: Operation<DescribeSubnetsRequest, DescribeSubnetsResult> = (world, input) => {
  const found = select(
    world,
    world.compute.subnets,
    { ids: input.SubnetIds, filters: input.Filters },
    (subnet) => ({
      'subnet-id': subnet.id,
      'vpc-id': subnet.vpcId,
      'availability-zone': subnet.zone,
      'availability-zone-id': zoneIdOf(subnet.zone),
      'cidr-block': subnet.cidr,
      cidr: subnet.cidr,
      'available-ip-address-count': String(world.compute.freeAddresses(subnet.id)),
      'map-public-ip-on-launch': String(subnet.mapPublicIp),
      'default-for-az': String(isDefaultSubnet(world, subnet)),
      state: 'available',
    }),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    Subnets: items.map((subnet) => subnetOutput(world, subnet)),
    ...next,
  }
}

/** A subnet as DescribeSubnets and CreateSubnet give it. */
export function subnetOutput(world: World, subnet: Subnet): Answer {
  return {
    SubnetId: subnet.id,
    SubnetArn: `arn:aws:ec2:${world.settings.region}:${world.settings.account}:subnet/${subnet.id}`,
    VpcId: subnet.vpcId,
    AvailabilityZone: subnet.zone,
    AvailabilityZoneId: zoneIdOf(subnet.zone),
    CidrBlock: subnet.cidr,
    State: 'available',
    AvailableIpAddressCount: world.compute.freeAddresses(subnet.id),
    DefaultForAz: isDefaultSubnet(world, subnet),
    MapPublicIpOnLaunch: subnet.mapPublicIp,
    MapCustomerOwnedIpOnLaunch: false,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
    Ipv6Native: false,
    EnableDns64: false,
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    OwnerId: world.settings.account,
    Tags: writeTags(world.compute.tagsOf(subnet.id)),
  }
}
