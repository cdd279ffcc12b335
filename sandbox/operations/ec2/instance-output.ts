import type {
  _InstanceType,
  Instance as Answer,
  InstanceMetadataOptionsResponse,
  InstanceState as StateAnswer,
} from '@aws-sdk/client-ec2'
import type { Instance, InstanceState } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { groupsOutput, interfaceOfInstance, privateName } from './network-interface-output.ts'
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
    SpotInstanceRequestId: launch.spotRequest?.id,
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    Architecture: 'x86_64',
    VirtualizationType: 'hvm',
    Hypervisor: 'xen',
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    HibernationOptions: { Configured: false },
    ProductCodes: [],
    EbsOptimized: launch.ebsOptimized ?? false,
    EnaSupport: true,
    Monitoring: { State: launch.monitored ? 'enabled' : 'disabled' },
    // Shown empty, not left out: the sandbox gives no public names.
    PublicDnsName: '',
    Tags: writeTags(instance.tags),
    ...place(world, instance),
  }
}

/** A terminated instance has no address, network or volume any more: what is a list is shown empty. */
function place(world: World, instance: Instance): Partial<Answer> {
  if (instance.state === 'terminated') {
    return { PrivateDnsName: '', SecurityGroups: [], NetworkInterfaces: [], BlockDeviceMappings: [] }
  }
  return {
    PrivateIpAddress: instance.privateAddress,
    PrivateDnsName: privateName(world, instance.privateAddress),
    PublicIpAddress: instance.publicAddress,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    SourceDestCheck: true,
    SecurityGroups: groupsOutput(world, instance),
    NetworkInterfaces: [interfaceOfInstance(world, instance)],
    BlockDeviceMappings: (instance.launch.volumes ?? []).map((volume) => ({
      DeviceName: volume.device,
      Ebs: {
        AttachTime: new Date(instance.createdMs),
        VolumeId: volume.id,
        Status: 'attached',
        DeleteOnTermination: volume.deleteOnTermination,
      },
    })),
  }
}

/** With the time, where a user asked for it: `User initiated (2026-11-22 14:10:10 GMT)`. */
function transition({ state, stateReason, leftMs }: Instance): string {
  if (state === 'pending' || state === 'running') return ''
  if (stateReason?.code !== 'Client.UserInitiatedShutdown' || leftMs === undefined) {
    return stateReason?.message ?? ''
  }
  return `User initiated (${new Date(leftMs).toISOString().slice(0, 19).replace('T', ' ')} GMT)`
}

/** How the instance may ask about itself: what its launch said over what counts where nothing is said. */
export function metadata({ launch }: Pick<Instance, 'launch'>): InstanceMetadataOptionsResponse {
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
