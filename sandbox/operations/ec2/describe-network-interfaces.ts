import type {
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  NetworkInterface,
} from '@aws-sdk/client-ec2'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { interfaceOutput, macOf, privateName } from './network-interface-output.ts'
import { page } from './pages.ts'
import { nodeInterfaceId } from './resources.ts'
import { select } from './select.ts'

/**
 * Those of instances, and of load balancers' nodes, which are known by their description.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
 */
export const describeNetworkInterfaces: Operation<
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult
> = (world, input) => {
  const all = [...ofInstances(world), ...ofLoadBalancers(world)].map((answer) => ({
    id: answer.NetworkInterfaceId ?? '',
    answer,
  }))
  const found = select(
    world,
    new Map(all.map((one) => [one.id, one])),
    { ids: input.NetworkInterfaceIds, filters: input.Filters },
    ({ id, answer }) => ({
      'network-interface-id': id,
      description: answer.Description,
      'interface-type': answer.InterfaceType,
      status: answer.Status,
      'subnet-id': answer.SubnetId,
      'vpc-id': answer.VpcId,
      'availability-zone': answer.AvailabilityZone,
      'group-id': answer.Groups?.flatMap((group) => group.GroupId ?? []),
      'private-ip-address': answer.PrivateIpAddress,
      'addresses.private-ip-address': answer.PrivateIpAddress,
      'attachment.instance-id': answer.Attachment?.InstanceId,
      'requester-managed': String(answer.RequesterManaged),
    }),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return { NetworkInterfaces: items.map(({ answer }) => answer), ...next }
}

function ofInstances(world: World): NetworkInterface[] {
  return world.compute
    .shownInstances()
    .filter(({ state }) => state !== 'terminated')
    .map((instance) => interfaceOutput(world, instance))
}

function ofLoadBalancers(world: World): NetworkInterface[] {
  return [...world.loadBalancing.loadBalancers.values()].flatMap((balancer) =>
    balancer.nodeAddresses.map((address, index): NetworkInterface => {
      const subnet = balancer.subnets[index % balancer.subnets.length]
      const name = privateName(world, address)
      return {
        NetworkInterfaceId: nodeInterfaceId(balancer.arn, address),
        Description: `ELB ${balancer.arn.slice(balancer.arn.indexOf('loadbalancer/') + 'loadbalancer/'.length)}`,
        InterfaceType: 'interface',
        Status: 'in-use',
        OwnerId: world.settings.account,
        RequesterId: 'amazon-elb',
        RequesterManaged: true,
        SubnetId: subnet?.id,
        VpcId: balancer.vpcId,
        AvailabilityZone: subnet?.zone,
        MacAddress: macOf(address),
        PrivateDnsName: name,
        PrivateIpAddress: address,
        PrivateIpAddresses: [{ Primary: true, PrivateDnsName: name, PrivateIpAddress: address }],
        Ipv6Addresses: [],
        SourceDestCheck: true,
        Groups: balancer.securityGroups.map((GroupId) => ({
          GroupId,
          GroupName: world.compute.securityGroups.get(GroupId)?.name,
        })),
        Attachment: {
          InstanceOwnerId: 'amazon-elb',
          DeviceIndex: 1,
          Status: 'attached',
          DeleteOnTermination: false,
        },
        TagSet: [],
      }
    }),
  )
}
