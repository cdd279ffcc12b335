import type {
  AutoScalingSettings,
  Ec2Settings,
  ExistingSettings,
  FleetSettings,
  VolumeSettings,
} from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'
import type { Texts } from '../texts.ts'

type FleetRead = ServiceRead['fleet']
type Ec2Read = NonNullable<FleetRead['ec2']>
type GroupsRead = NonNullable<FleetRead['auto-scaling']>
type ExistingRead = NonNullable<FleetRead['existing']>

/** Which of the three it is. */
export function fleetKind(read: FleetRead): FleetSettings['kind'] {
  if (read.ec2 !== undefined) return 'ec2'
  return read.existing === undefined ? 'auto-scaling' : 'existing'
}

export function fleetSettings(read: FleetRead, { userData }: Texts): FleetSettings {
  if (read.ec2 !== undefined) return ec2Settings(read.ec2, userData)
  if (read['auto-scaling'] !== undefined) return groupSettings(read['auto-scaling'], userData)
  return existingSettings(read.existing ?? {})
}

const ec2Settings = (ec2: Ec2Read, userData: string | undefined): Ec2Settings => ({
  kind: 'ec2',
  count: ec2.count,
  launchTemplate: ec2['launch-template'],
  image: ec2.image,
  types: ec2.types ?? (ec2.type === undefined ? [] : [ec2.type]),
  subnets: ec2.subnets ?? [],
  securityGroups: ec2['security-groups'] ?? [],
  keyName: ec2['key-name'],
  instanceProfile: ec2['instance-profile'],
  publicIp: ec2['public-ip'],
  spot: ec2.spot,
  volumes: ec2.volumes.map(volumeSettings),
  name: ec2.name,
  userData,
  tags: ec2.tags,
})

const volumeSettings = (volume: Ec2Read['volumes'][number]): VolumeSettings => ({
  device: volume.device,
  type: volume.type,
  size: volume.size,
  encrypted: volume.encrypted,
  kmsKey: volume['kms-key'],
  iops: volume.iops,
  throughput: volume.throughput,
  deleteOnTermination: volume['delete-on-termination'],
})

function groupSettings(groups: GroupsRead, userData: string | undefined): AutoScalingSettings {
  const { blue, green, 'launch-template': template, tags } = groups
  return {
    kind: 'auto-scaling',
    groups: { blue, green },
    launchTemplate: templateOf(template, userData),
    tags,
  }
}

function templateOf(
  { version, description, image, type }: GroupsRead['launch-template'],
  userData: string | undefined,
): AutoScalingSettings['launchTemplate'] {
  if (version !== undefined) return { kind: 'version', version }
  if (description !== undefined) return { kind: 'description', description }
  return { kind: 'make', image, type, userData }
}

const existingSettings = ({ tag, ids }: ExistingRead): ExistingSettings => ({
  kind: 'existing',
  by: ids === undefined ? { tags: tag ?? {} } : { ids: { blue: ids.blue, green: ids.green } },
})
