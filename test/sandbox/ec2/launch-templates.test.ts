import type {
  _InstanceType,
  CreateLaunchTemplateCommandInput,
  CreateLaunchTemplateVersionCommandInput,
  LaunchTemplateTagSpecificationRequest,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openScene, refusal, type Scene } from './scene.ts'

let scene: Scene
let template: string
let made = 0
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(async () => {
  made += 1
  template = await create(`web-${made}`)
})

const base64 = (text: string) => Buffer.from(text).toString('base64')
/** Of the form that a sandbox runs without being asked. */
const serve = (release: string) => `#!/bin/sh\nserve --release ${release} --color blue\n`
const instanceTag = (Key: string, Value: string): LaunchTemplateTagSpecificationRequest => ({
  ResourceType: 'instance',
  Tags: [{ Key, Value }],
})

async function create(LaunchTemplateName: string): Promise<string> {
  const { LaunchTemplate } = await scene.ec2.createLaunchTemplate({
    LaunchTemplateName,
    LaunchTemplateData: {
      ImageId: scene.image,
      InstanceType: 't3.large',
      KeyName: 'ops',
      UserData: base64(serve('template')),
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3' } },
        { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 5, VolumeType: 'gp3' } },
      ],
      TagSpecifications: [instanceTag('From', 'template')],
    },
  })
  return LaunchTemplate?.LaunchTemplateId ?? ''
}

const version = (said: Partial<CreateLaunchTemplateVersionCommandInput>) =>
  scene.ec2.createLaunchTemplateVersion({
    LaunchTemplateId: template,
    SourceVersion: '1',
    LaunchTemplateData: { InstanceType: 't3.micro' },
    ...said,
  })

const described = async (said: object = {}) =>
  (await scene.ec2.describeLaunchTemplateVersions({ LaunchTemplateId: template, ...said }))
    .LaunchTemplateVersions ?? []

async function launched(said: object) {
  const [id] = await scene.launch({
    ImageId: undefined,
    InstanceType: undefined,
    LaunchTemplate: { LaunchTemplateId: template },
    ...said,
  })
  await scene.advance(2)
  return scene.instance(id)
}

describe('a launch from a template', () => {
  test('takes what it spells out itself over what the template says, one thing at a time', async () => {
    const instance = await launched({
      InstanceType: 't3.small',
      MetadataOptions: { InstanceMetadataTags: 'enabled' },
      BlockDeviceMappings: [{ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 9, VolumeType: 'gp3' } }],
      TagSpecifications: [instanceTag('Also', 'request')],
    })
    const { Volumes } = await scene.ec2.describeVolumes({
      Filters: [{ Name: 'attachment.instance-id', Values: [instance.InstanceId ?? ''] }],
    })

    expect(instance).toMatchObject({
      InstanceType: 't3.small',
      ImageId: scene.image,
      KeyName: 'ops',
      MetadataOptions: {
        HttpTokens: 'required',
        HttpPutResponseHopLimit: 2,
        InstanceMetadataTags: 'enabled',
        HttpEndpoint: 'enabled',
      },
    })
    expect(Volumes?.map(({ Attachments, Size }) => [Attachments?.[0]?.Device, Size])).toEqual([
      ['/dev/xvda', 20],
      ['/dev/sdf', 9],
    ])
    expect(instance.Tags).toEqual(
      expect.arrayContaining([
        { Key: 'From', Value: 'template' },
        { Key: 'Also', Value: 'request' },
        { Key: 'aws:ec2launchtemplate:version', Value: '1' },
      ]),
    )
  })

  test('runs the template’s user data where it brings none of its own', async () => {
    const userData = async (said: object) => {
      const { InstanceId } = await launched(said)
      const { UserData } = await scene.ec2.describeInstanceAttribute({ InstanceId, Attribute: 'userData' })
      return Buffer.from(UserData?.Value ?? '', 'base64').toString()
    }

    expect(await userData({})).toBe(serve('template'))
    expect(await userData({ UserData: base64(serve('request')) })).toBe(serve('request'))
  })

  test('of the default version follows the default, one of a number does not', async () => {
    await version({ LaunchTemplateData: { InstanceType: 't3.micro' } })
    const typeOf = async (Version: string) =>
      (await launched({ LaunchTemplate: { LaunchTemplateId: template, Version } })).InstanceType
    const before = [await typeOf('$Default'), await typeOf('$Latest'), await typeOf('1')]

    const { LaunchTemplate } = await scene.ec2.modifyLaunchTemplate({
      LaunchTemplateId: template,
      DefaultVersion: '2',
    })

    expect(LaunchTemplate).toMatchObject({ DefaultVersionNumber: 2, LatestVersionNumber: 2 })
    expect(before).toEqual(['t3.large', 't3.micro', 't3.large'])
    expect([await typeOf('$Default'), await typeOf('1')]).toEqual(['t3.micro', 't3.large'])
    expect((await described({ Versions: ['$Default'] })).map((one) => one.VersionNumber)).toEqual([2])
  })

  test('whose template has network interfaces takes no subnet beside them', async () => {
    const [, SubnetId] = scene.subnets
    await version({
      LaunchTemplateData: {
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, SubnetId }],
      },
    })
    const LaunchTemplate = { LaunchTemplateId: template, Version: '2' }

    expect(await scene.refused({ LaunchTemplate })).toBe(
      'InvalidParameterCombination: Network interfaces and an instance-level subnet ID may not be specified on the same request',
    )
    expect(await launched({ LaunchTemplate, SubnetId: undefined })).toMatchObject({
      SubnetId,
      PublicIpAddress: expect.any(String),
    })
  })
})

describe('a new version', () => {
  test('keeps what its source says, but for what is said anew', async () => {
    const { LaunchTemplateVersion: answer } = await version({
      VersionDescription: 'v42 a1',
    })

    expect(answer).toMatchObject({ VersionNumber: 2, VersionDescription: 'v42 a1', DefaultVersion: false })
    expect(answer?.LaunchTemplateData).toMatchObject({
      InstanceType: 't3.micro',
      ImageId: scene.image,
      KeyName: 'ops',
      UserData: base64(serve('template')),
    })
    expect(await described()).toMatchObject([
      { VersionNumber: 2, VersionDescription: 'v42 a1' },
      { VersionNumber: 1, DefaultVersion: true },
    ])
  })

  test('of a source that is not named has only what is said', async () => {
    const { LaunchTemplateVersion: answer } = await version({
      SourceVersion: undefined,
      LaunchTemplateData: { InstanceType: 't3.micro' },
    })

    expect(answer?.LaunchTemplateData).toEqual({ InstanceType: 't3.micro' })
  })

  test('is made once for one client token', async () => {
    const wanted = { ClientToken: `attempt-${made}` }

    const answers = [await version(wanted), await version(wanted)]
    const other = await refusal(version({ ...wanted, VersionDescription: 'other' }))

    expect(answers.map((one) => one.LaunchTemplateVersion?.VersionNumber)).toEqual([2, 2])
    expect(other).toMatch(/^IdempotentParameterMismatch: /)
    expect(await described()).toHaveLength(2)
  })

  test('is made once when its answer is lost and the SDK asks again', async () => {
    await scene.faults({ service: 'ec2', action: 'CreateLaunchTemplateVersion', kind: 'lost-response' })

    const { LaunchTemplateVersion: answer } = await scene.patientEc2.createLaunchTemplateVersion({
      LaunchTemplateId: template,
      LaunchTemplateData: { InstanceType: 't3.micro' },
    })

    expect(answer?.VersionNumber).toBe(2)
    expect(await described()).toHaveLength(2)
  })

  test.each([
    [
      'a description of more than 255 characters',
      { VersionDescription: 'x'.repeat(256) },
      'InvalidParameterValue: ',
    ],
    ['a source that is not there', { SourceVersion: '9' }, 'InvalidLaunchTemplateId.VersionNotFound: '],
    [
      'user data over 16 KiB',
      { LaunchTemplateData: { UserData: base64('x'.repeat(16_385)) } },
      'InvalidParameterValue: User data is limited to 16384 bytes',
    ],
    ['a dry run', { DryRun: true }, '412 DryRunOperation: '],
  ])('is refused for %s', async (_what, said, words) => {
    expect((await refusal(version(said))).slice(0, words.length)).toBe(words)
    expect(await described()).toHaveLength(1)
  })
})

test('versions are shown from a number to a number, and page after page', async () => {
  const types: _InstanceType[] = ['t3.micro', 't3.small', 't3.medium']
  for (const InstanceType of types) await version({ LaunchTemplateData: { InstanceType } })
  const numbers = async (said: object) => (await described(said)).map((one) => one.VersionNumber)

  expect(await numbers({ MinVersion: '2', MaxVersion: '3' })).toEqual([3, 2])
  expect(await numbers({ Versions: ['1', '$Latest'] })).toEqual([1, 4])
  const first = await scene.ec2.describeLaunchTemplateVersions({ LaunchTemplateId: template, MaxResults: 3 })
  expect(first.LaunchTemplateVersions).toHaveLength(3)
  expect(await numbers({ MaxResults: 3, NextToken: first.NextToken })).toEqual([1])
})

test('a template is made once for one client token, and its tags are its own', async () => {
  const wanted: CreateLaunchTemplateCommandInput = {
    ClientToken: `template-${made}`,
    LaunchTemplateName: `again-${made}`,
    LaunchTemplateData: { ImageId: scene.image },
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: [{ Key: 'Team', Value: 'shop' }] }],
  }

  const { LaunchTemplate: first } = await scene.ec2.createLaunchTemplate(wanted)
  const { LaunchTemplate: second } = await scene.ec2.createLaunchTemplate(wanted)
  const other = await refusal(scene.ec2.createLaunchTemplate({ ...wanted, VersionDescription: 'other' }))

  expect(second?.LaunchTemplateId).toBe(first?.LaunchTemplateId)
  expect(first?.Tags).toEqual([{ Key: 'Team', Value: 'shop' }])
  expect(other).toMatch(/^IdempotentParameterMismatch: /)
})

test('the default version is one that is there', async () => {
  const to = (DefaultVersion: string | undefined) =>
    refusal(scene.ec2.modifyLaunchTemplate({ LaunchTemplateId: template, DefaultVersion }))

  expect(await to('9')).toMatch(/^InvalidLaunchTemplateId.VersionNotFound: /)
  expect(await to(undefined)).toMatch(/^MissingParameter: /)
})

describe('an image that a parameter names', () => {
  const put = (Name: string, DataType: string) =>
    scene.ssm.putParameter({ Name, Value: scene.image, Type: 'String', DataType, Overwrite: true })

  test('is looked up at the launch, and shown on demand', async () => {
    await put('/web/image', 'aws:ec2:image')
    await version({ LaunchTemplateData: { ImageId: 'resolve:ssm:/web/image' } })
    const LaunchTemplate = { LaunchTemplateId: template, Version: '2' }
    const shown = async (ResolveAlias: boolean) =>
      (await described({ Versions: ['2'], ResolveAlias }))[0]?.LaunchTemplateData?.ImageId

    expect(await launched({ LaunchTemplate })).toMatchObject({ ImageId: scene.image })
    expect([await shown(false), await shown(true)]).toEqual(['resolve:ssm:/web/image', scene.image])
  })

  test('may be named by version, and AWS’s own may be named', async () => {
    const [first] = await scene.launch({ ImageId: 'resolve:ssm:/web/image:1' })
    const [second] = await scene.launch({
      ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
    })

    expect([first, second]).toEqual([expect.stringMatching(/^i-/), expect.stringMatching(/^i-/)])
  })

  test('is refused where the parameter is not there, or of another type', async () => {
    await put('/web/text', 'text')

    expect(await scene.refused({ ImageId: 'resolve:ssm:/web/none' })).toMatch(/^SsmInvalidParameter: /)
    expect(await refusal(version({ LaunchTemplateData: { ImageId: 'resolve:ssm:/web/text' } }))).toBe(
      'SsmInvalidParameter: Unsupported data type. The following parameter data types are supported: aws:ec2:image',
    )
  })
})
