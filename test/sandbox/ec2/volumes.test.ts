import type { EbsBlockDevice, Filter } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const root = (Ebs: EbsBlockDevice) => ({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs }] })
const volumes = async (...Filters: Filter[]) => (await scene.ec2.describeVolumes({ Filters })).Volumes ?? []

async function launched(said: Parameters<Scene['launch']>[0]): Promise<string> {
  const [id = ''] = await scene.launch(said)
  await scene.advance(2)
  return id
}

const of = (id: string): Filter => ({ Name: 'attachment.instance-id', Values: [id] })

test('an instance that says nothing of volumes has the image’s, which goes with it', async () => {
  const [volume] = await volumes(of(await launched({})))

  expect(volume).toMatchObject({
    Size: 8,
    VolumeType: 'gp3',
    Iops: 3000,
    Throughput: 125,
    Encrypted: false,
    State: 'in-use',
    AvailabilityZone: 'us-east-1a',
    Attachments: [{ Device: '/dev/xvda', DeleteOnTermination: true, State: 'attached' }],
  })
})

test('the root volume is as the launch says, and further ones are added', async () => {
  const id = await launched({
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3', Encrypted: true, Iops: 4000 } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 100, VolumeType: 'gp2', DeleteOnTermination: false } },
    ],
  })

  const [first, second] = await volumes(of(id))

  expect(first).toMatchObject({ Size: 20, Iops: 4000, Encrypted: true })
  expect(first?.KmsKeyId).toMatch(/^arn:aws:kms:us-east-1:123456789012:key\//)
  expect(second).toMatchObject({
    Size: 100,
    VolumeType: 'gp2',
    Attachments: [{ DeleteOnTermination: false }],
  })
  expect((await scene.instance(id)).BlockDeviceMappings).toMatchObject([
    { DeviceName: '/dev/xvda', Ebs: { VolumeId: first?.VolumeId, DeleteOnTermination: true } },
    { DeviceName: '/dev/sdf', Ebs: { VolumeId: second?.VolumeId, DeleteOnTermination: false } },
  ])
})

test('each instance of a launch has volumes of its own, with the launch’s tags', async () => {
  const ids = await scene.launch({
    MinCount: 3,
    MaxCount: 3,
    TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'Release', Value: 'v42' }] }],
  })
  await scene.advance(2)

  const tagged = await volumes({ Name: 'tag:Release', Values: ['v42'] })

  expect(new Set(tagged.map(({ VolumeId }) => VolumeId)).size).toBe(3)
  expect(tagged.map(({ Attachments }) => Attachments?.[0]?.InstanceId).sort()).toEqual([...ids].sort())
})

test('of a terminated instance only what was not to go with it is left', async () => {
  const id = await launched({
    BlockDeviceMappings: [
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 10, VolumeType: 'gp3', DeleteOnTermination: false } },
    ],
    TagSpecifications: [{ ResourceType: 'volume', Tags: [{ Key: 'Release', Value: 'v43' }] }],
  })
  const ids = (await volumes(of(id))).map(({ VolumeId = '' }) => VolumeId)

  await scene.ec2.terminateInstances({ InstanceIds: [id] })
  await scene.advance(10)

  expect(await volumes({ Name: 'volume-id', Values: ids })).toMatchObject([
    { VolumeId: ids[1], State: 'available', Attachments: [] },
  ])
  expect(await refusal(scene.ec2.describeVolumes({ VolumeIds: ids.slice(0, 1) }))).toBe(
    `InvalidVolume.NotFound: The volume '${ids[0]}' does not exist.`,
  )
  const { Tags } = await scene.ec2.describeTags({ Filters: [{ Name: 'value', Values: ['v43'] }] })
  expect(Tags?.map(({ ResourceId }) => ResourceId)).toEqual([ids[1]])
})

// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
test.each<[what: string, ebs: EbsBlockDevice, words: string]>([
  [
    'smaller than its snapshot',
    { VolumeSize: 4 },
    'InvalidBlockDeviceMapping: Volume of size 4GB is smaller',
  ],
  ['of no type that there is', { VolumeType: 'gp9' as 'gp3' }, 'InvalidParameterValue: '],
  ['of another size than its type has', { VolumeType: 'st1', VolumeSize: 20 }, 'InvalidParameterValue: '],
  ['with more operations than its type has', { Iops: 90_000 }, 'InvalidParameterValue: '],
  [
    'with operations that its type does not take',
    { VolumeType: 'gp2', Iops: 3000 },
    'InvalidParameterCombination: ',
  ],
  ['without the operations that its type needs', { VolumeType: 'io2' }, 'MissingParameter: '],
  ['with a key and no encryption', { KmsKeyId: 'k' }, 'InvalidParameterDependency: '],
  ['of a snapshot that is not there', { SnapshotId: 'snap-0' }, 'InvalidSnapshot.NotFound: '],
])('a root volume %s is refused', async (_what, ebs, words) => {
  expect((await scene.refused(root(ebs))).slice(0, words.length)).toBe(words)
})

test('a device is named once, and the root is not left out', async () => {
  const device = { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 8 } }

  expect(await scene.refused({ BlockDeviceMappings: [device, device] })).toBe(
    'InvalidBlockDeviceMapping: Duplicate device name /dev/sdf',
  )
  expect(await scene.refused({ BlockDeviceMappings: [{ DeviceName: '/dev/xvda', NoDevice: '' }] })).toMatch(
    /^InvalidBlockDeviceMapping: /,
  )
})
