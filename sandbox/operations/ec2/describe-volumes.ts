import type { Volume as Answer, DescribeVolumesRequest, DescribeVolumesResult } from '@aws-sdk/client-ec2'
import type { Volume } from '../../model/compute/volume.ts'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { page } from './pages.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'

interface Shown {
  readonly id: string
  readonly volume: Volume
  readonly of: Instance
}

/** Those that launches made. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html */
export const describeVolumes: Operation<DescribeVolumesRequest, DescribeVolumesResult> = (world, input) => {
  const all = world.compute.shownInstances().flatMap(volumesOf)
  const found = select(
    world,
    new Map(all.map((one) => [one.id, one])),
    { ids: input.VolumeIds, filters: input.Filters },
    ({ volume, of }) => ({
      'volume-id': volume.id,
      'volume-type': volume.type,
      size: String(volume.size),
      encrypted: String(volume.encrypted),
      'availability-zone': of.zone,
      'snapshot-id': volume.snapshotId ?? '',
      status: stateOf(of),
      'attachment.instance-id': isAttached(of) ? of.id : undefined,
      'attachment.device': isAttached(of) ? volume.device : undefined,
      'attachment.delete-on-termination': isAttached(of) ? String(volume.deleteOnTermination) : undefined,
    }),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input, [5, 1000])
  return { Volumes: items.map((one) => output(world, one)), ...next }
}

/** A terminated instance leaves behind what was not to go with it. */
function volumesOf(of: Instance): Shown[] {
  return (of.launch.volumes ?? [])
    .filter(({ deleteOnTermination }) => isAttached(of) || !deleteOnTermination)
    .map((volume) => ({ id: volume.id, volume, of }))
}

const isAttached = ({ state }: Instance): boolean => state !== 'terminated'
const stateOf = (of: Instance) => (isAttached(of) ? 'in-use' : 'available')

function output(world: World, { volume, of }: Shown): Answer {
  const AttachTime = new Date(of.createdMs)
  return {
    VolumeId: volume.id,
    AvailabilityZone: of.zone,
    CreateTime: AttachTime,
    Encrypted: volume.encrypted,
    KmsKeyId: volume.kmsKeyId,
    Size: volume.size,
    SnapshotId: volume.snapshotId ?? '',
    State: stateOf(of),
    VolumeType: volume.type as Answer['VolumeType'],
    Iops: volume.iops,
    Throughput: volume.throughput,
    MultiAttachEnabled: false,
    Attachments: isAttached(of)
      ? [
          {
            AttachTime,
            Device: volume.device,
            InstanceId: of.id,
            State: 'attached',
            VolumeId: volume.id,
            DeleteOnTermination: volume.deleteOnTermination,
          },
        ]
      : [],
    Tags: writeTags(world.compute.tagsOf(volume.id)),
  }
}
