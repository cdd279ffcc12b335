import type { Instance as InstanceAnswer, NetworkInterface } from '@aws-sdk/client-ec2'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { writeTags } from './tags.ts'

type OfInstance = NonNullable<InstanceAnswer['NetworkInterfaces']>[number]

/** The one interface of an instance, as DescribeInstances gives it. */
export function interfaceOfInstance(world: World, instance: Instance): OfInstance {
  return {
    ...inBoth(world, instance),
    Attachment: { ...attachment(instance), NetworkCardIndex: 0 },
    ...associated(instance),
  }
}

/** The same interface, as DescribeNetworkInterfaces gives it. */
export function interfaceOutput(world: World, instance: Instance): NetworkInterface {
  return {
    ...inBoth(world, instance),
    ...associated(instance),
    AvailabilityZone: instance.zone,
    RequesterManaged: false,
    Attachment: {
      ...attachment(instance),
      InstanceId: instance.id,
      InstanceOwnerId: world.settings.account,
      NetworkCardIndex: 0,
    },
    TagSet: writeTags(world.compute.tagsOf(instance.interfaceId)),
  }
}

function inBoth(world: World, instance: Instance) {
  const { privateAddress: address } = instance
  const name = privateName(world, address)
  return {
    NetworkInterfaceId: instance.interfaceId,
    InterfaceType: 'interface' as const,
    Description: '',
    MacAddress: macOf(address),
    OwnerId: world.settings.account,
    PrivateDnsName: name,
    PrivateIpAddress: address,
    PrivateIpAddresses: [
      { Primary: true, PrivateDnsName: name, PrivateIpAddress: address, ...associated(instance) },
    ],
    Ipv6Addresses: [],
    SourceDestCheck: true,
    Status: 'in-use' as const,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    Groups: groupsOutput(world, instance),
  }
}

function attachment({ createdMs, interfaceId }: Instance) {
  return {
    AttachTime: new Date(createdMs),
    AttachmentId: interfaceId.replace('eni-', 'eni-attach-'),
    DeleteOnTermination: true,
    DeviceIndex: 0,
    Status: 'attached',
  } as const
}

/** A public address is lent by Amazon; the sandbox gives it no name. */
function associated({ publicAddress }: Instance) {
  if (publicAddress === undefined) return {}
  return { Association: { IpOwnerId: 'amazon', PublicDnsName: '', PublicIp: publicAddress } }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-naming.html */
export function privateName({ settings: { region } }: World, address: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${address.replaceAll('.', '-')}.${domain}`
}

/** Of the range that nobody's hardware has. */
export function macOf(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  return ['02', '00', ...bytes].join(':')
}

export function groupsOutput(world: World, instance: Instance) {
  return (instance.launch.securityGroupIds ?? []).map((GroupId) => ({
    GroupId,
    GroupName: world.compute.securityGroups.get(GroupId)?.name,
  }))
}
