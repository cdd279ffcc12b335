import type { BlockDeviceMapping, EbsBlockDevice } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Volume } from '../../model/compute/volume.ts'
import type { World } from '../../model/world.ts'
import { checkVolume } from './volume-limits.ts'

/** What an image's own volume is, when the launch says nothing of it. */
export const root = { device: '/dev/xvda', size: 8, type: 'gp3' } as const

/** The snapshot of an image's root volume. */
export const snapshotOf = (imageId: string): string => imageId.replace('ami-', 'snap-')

/** A volume before it is there; each instance gets one of its own. */
export type VolumePlan = Omit<Volume, 'id'>

/** The image's root volume and what the mappings say of it and beside it, checked. */
export function volumePlans(
  world: World,
  imageId: string,
  mappings: readonly BlockDeviceMapping[] = [],
): VolumePlan[] {
  const names = mappings.map(({ DeviceName }) => DeviceName)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalid(`Duplicate device name ${twice}`)
  if (names.includes(undefined)) throw invalid('The device name must be specified')
  const own = mappings.find(({ DeviceName }) => DeviceName === root.device)
  if (own?.NoDevice !== undefined) throw invalid(`The root device ${root.device} cannot be left out`)
  const others = mappings.filter(({ DeviceName, Ebs }) => DeviceName !== root.device && Ebs !== undefined)
  const ofImage = { SnapshotId: snapshotOf(imageId), VolumeType: root.type, ...said(own?.Ebs) }
  return [
    planOf(world, root.device, ofImage),
    ...others.map(({ DeviceName = '', Ebs = {} }) => planOf(world, DeviceName, Ebs)),
  ]
}

function said(ebs: EbsBlockDevice = {}): EbsBlockDevice {
  return Object.fromEntries(Object.entries(ebs).filter(([, value]) => value !== undefined))
}

function planOf(world: World, device: string, ebs: EbsBlockDevice): VolumePlan {
  const { SnapshotId: snapshotId, KmsKeyId: kmsKeyId, Iops: iops, Throughput: throughput } = ebs
  const least = snapshotId === undefined ? undefined : sizeOf(world, snapshotId)
  const size = ebs.VolumeSize ?? least
  if (size === undefined) {
    throw new AwsError('MissingParameter', 'The request must contain the parameter size or snapshotId')
  }
  if (least !== undefined && size < least) {
    throw invalid(
      `Volume of size ${size}GB is smaller than snapshot '${snapshotId}', expect size >= ${least}GB`,
    )
  }
  if (kmsKeyId !== undefined && ebs.Encrypted !== true) {
    throw new AwsError(
      'InvalidParameterDependency',
      'The parameter KmsKeyId requires the parameter Encrypted to be set.',
    )
  }
  const type = ebs.VolumeType ?? 'gp2'
  const performance = checkVolume({ type, size, iops, throughput })
  return {
    device,
    size,
    type,
    encrypted: ebs.Encrypted ?? false,
    deleteOnTermination: ebs.DeleteOnTermination ?? true,
    ...performance,
    ...(snapshotId !== undefined && { snapshotId }),
    ...(ebs.Encrypted === true && { kmsKeyId: kmsKeyId ?? defaultKey(world) }),
  }
}

/** The key that AWS keeps for an account's volumes. */
function defaultKey({ settings: { region, account } }: World): string {
  return `arn:aws:kms:${region}:${account}:key/11111111-2222-3333-4444-555555555555`
}

/** The only snapshots are those of the images. */
function sizeOf(world: World, snapshotId: string): number {
  const images = [...world.compute.images.keys()]
  if (images.some((id) => snapshotOf(id) === snapshotId)) return root.size
  throw new AwsError('InvalidSnapshot.NotFound', `The snapshot '${snapshotId}' does not exist.`)
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidBlockDeviceMapping', message)
}
