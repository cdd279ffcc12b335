import type {
  _InstanceType,
  Instance as Answer,
  InstanceMetadataOptionsResponse,
  InstanceState as StateAnswer,
} from '@aws-sdk/client-ec2'
import type { Instance, InstanceState } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { writeTags } from './tags.ts'

const codes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
}

export function stateOutput(state: InstanceState): StateAnswer {
  return { Code: codes[state], Name: state }
}

/** An instance as DescribeInstances and RunInstances give it. */
export function instanceOutput(world: World, instance: Instance): Answer {
  const { launch, stateReason } = instance
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.type as _InstanceType,
    State: stateOutput(instance.state),
    StateTransitionReason: transition(instance),
    StateReason: stateReason && { Code: stateReason.code, Message: stateReason.message },
    AmiLaunchIndex: instance.index,
    LaunchTime: new Date(instance.launchedMs),
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: 'default' },
    ClientToken: instance.clientToken ?? '',
    KeyName: launch.keyName,
    IamInstanceProfile: launch.profile && { Arn: profileArn(world, launch.profile) },
    MetadataOptions: metadata(instance),
    InstanceLifecycle: launch.spot ? 'spot' : undefined,
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    Architecture: 'x86_64',
    VirtualizationType: 'hvm',
    EbsOptimized: launch.ebsOptimized ?? false,
    Monitoring: { State: launch.monitored ? 'enabled' : 'disabled' },
    // Shown empty, not left out: the sandbox gives no public names.
    PublicDnsName: '',
    Tags: writeTags(instance.tags),
    ...(instance.state !== 'terminated' && place(world, instance)),
  }
}

/** A terminated instance has no address, network or volume any more. */
function place(world: World, instance: Instance): Partial<Answer> {
  const groups = groupsOutput(world, instance)
  return {
    PrivateIpAddress: instance.privateAddress,
    PrivateDnsName: `ip-${instance.privateAddress.replaceAll('.', '-')}.${world.settings.region}.compute.internal`,
    PublicIpAddress: instance.publicAddress,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    SourceDestCheck: true,
    SecurityGroups: groups,
    NetworkInterfaces: [
      {
        NetworkInterfaceId: instance.interfaceId,
        OwnerId: world.settings.account,
        Description: '',
        PrivateIpAddress: instance.privateAddress,
        PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: instance.privateAddress }],
        SourceDestCheck: true,
        SubnetId: instance.subnetId,
        VpcId: instance.vpcId,
        Groups: groups,
        Status: 'in-use',
        InterfaceType: 'interface',
        Attachment: { DeviceIndex: 0, Status: 'attached', DeleteOnTermination: true },
      },
    ],
    BlockDeviceMappings: (instance.launch.volumes ?? []).map((volume) => ({
      DeviceName: volume.device,
      Ebs: { VolumeId: volume.id, Status: 'attached', DeleteOnTermination: volume.deleteOnTermination },
    })),
  }
}

export function groupsOutput(world: World, instance: Instance) {
  return (instance.launch.securityGroupIds ?? []).map((GroupId) => ({
    GroupId,
    GroupName: world.compute.securityGroups.get(GroupId)?.name,
  }))
}

function transition({ state, stateReason }: Instance): string {
  if (state === 'pending' || state === 'running') return ''
  return stateReason?.code === 'Client.UserInitiatedShutdown'
    ? 'User initiated'
    : (stateReason?.message ?? '')
}

function metadata({ launch }: Instance): InstanceMetadataOptionsResponse {
  return {
    State: 'applied',
    HttpEndpoint: 'enabled',
    HttpTokens: 'optional',
    HttpPutResponseHopLimit: 1,
    HttpProtocolIpv6: 'disabled',
    InstanceMetadataTags: 'disabled',
    ...launch.metadata,
  }
}

function profileArn(world: World, profile: { readonly arn?: string; readonly name?: string }): string {
  return profile.arn ?? `arn:aws:iam::${world.settings.account}:instance-profile/${profile.name}`
}
