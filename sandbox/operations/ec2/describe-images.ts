import type { DescribeImagesRequest, DescribeImagesResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { checkImageIds } from './ids.ts'
import { page } from './pages.ts'
import { select } from './select.ts'
import { writeTags } from './tags.ts'
import { root, snapshotOf } from './volumes.ts'

const rootVolume = {
  VolumeSize: root.size,
  VolumeType: root.type,
  DeleteOnTermination: true,
  Encrypted: false,
} as const

/** All images are the account's own. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html */
export const describeImages: Operation<DescribeImagesRequest, DescribeImagesResult> = (world, input) => {
  checkImageIds(input.ImageIds ?? [])
  const mine = ['self', world.settings.account]
  const found = select(
    world,
    world.compute.images,
    { ids: input.ImageIds, filters: input.Filters },
    ({ id, name }) => ({
      'image-id': id,
      name,
      state: 'available',
      architecture: 'x86_64',
      'is-public': 'false',
      'owner-id': world.settings.account,
      'root-device-type': 'ebs',
      'virtualization-type': 'hvm',
    }),
  ).filter(() => !input.Owners?.length || input.Owners.some((owner) => mine.includes(owner)))
  refuseDryRun(input)
  const { items, next } = page(found, input, [1, 1000])
  return {
    Images: items.map(({ id, name, createdMs }) => ({
      ImageId: id,
      Name: name,
      CreationDate: new Date(createdMs).toISOString(),
      State: 'available',
      OwnerId: world.settings.account,
      Public: false,
      Architecture: 'x86_64',
      ImageType: 'machine',
      ImageLocation: `${world.settings.account}/${name}`,
      Hypervisor: 'xen',
      EnaSupport: true,
      PlatformDetails: 'Linux/UNIX',
      UsageOperation: 'RunInstances',
      RootDeviceName: '/dev/xvda',
      RootDeviceType: 'ebs',
      VirtualizationType: 'hvm',
      BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { ...rootVolume, SnapshotId: snapshotOf(id) } }],
      Tags: writeTags(world.compute.tagsOf(id)),
    })),
    ...next,
  }
}
