import type { Json } from '../clients/client.ts'
import { ec2, fails, ref, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { instanceId } from './setting.ts'
import type { Stage } from './stage.ts'

const template = { LaunchTemplateId: ref('create.LaunchTemplate.LaunchTemplateId') }
const lost = { LaunchTemplateId: 'lt-0123456789abcdef0' }

/** Launch templates, their versions, and launches from them. */
export const launchTemplates: Scene = {
  name: 'templates',
  calls: (on) => [...making(on), ...looks(on), ...launching(on), ...deleting(on)],
}

function making(on: Stage): readonly Call[] {
  const { name, image, type, securityGroup, tags } = on
  const data = { ImageId: image, InstanceType: type, SecurityGroupIds: [securityGroup] }
  const create = (id: string, code: string, change: Record<string, Json>) =>
    ec2(
      id,
      'CreateLaunchTemplate',
      { LaunchTemplateName: name(id), LaunchTemplateData: data, ...change },
      fails(code),
    )
  const version = (id: string, input: Record<string, Json>) =>
    ec2(id, 'CreateLaunchTemplateVersion', { ...template, ...input })
  return [
    ec2(
      'before',
      'DescribeLaunchTemplates',
      { LaunchTemplateNames: [name('web')] },
      fails('InvalidLaunchTemplateName.NotFoundException'),
    ),
    ec2(
      'create',
      'CreateLaunchTemplate',
      {
        LaunchTemplateName: name('web'),
        VersionDescription: 'v1',
        LaunchTemplateData: data,
        TagSpecifications: [{ ResourceType: 'launch-template', Tags: tags }],
      },
      undo('DeleteLaunchTemplate', template),
    ),
    create('sameName', 'InvalidLaunchTemplateName.AlreadyExistsException', {
      LaunchTemplateName: name('web'),
    }),
    create('shortName', 'InvalidLaunchTemplateName.MalformedException', { LaunchTemplateName: 'ab' }),
    create('dryRun', 'DryRunOperation', { DryRun: true }),
    ec2('noData', 'CreateLaunchTemplate', { LaunchTemplateName: name('noData') }, fails('MissingParameter')),
    version('second', {
      SourceVersion: '1',
      VersionDescription: 'v2',
      LaunchTemplateData: {
        UserData: Buffer.from('#!/bin/sh\n').toString('base64'),
        MetadataOptions: { HttpTokens: 'required' },
        TagSpecifications: [
          { ResourceType: 'instance', Tags: [...tags, { Key: 'From', Value: 'template' }] },
        ],
      },
    }),
    version('fromNothing', { LaunchTemplateData: { InstanceType: 't3.nano' } }),
    {
      ...version('lostSource', { SourceVersion: '9', LaunchTemplateData: { InstanceType: 't3.nano' } }),
      fails: 'InvalidLaunchTemplateId.VersionNotFound',
    },
    ec2(
      'versionOfLost',
      'CreateLaunchTemplateVersion',
      { ...lost, LaunchTemplateData: data },
      fails('InvalidLaunchTemplateId.NotFound'),
    ),
  ]
}

function looks({ name }: Stage): readonly Call[] {
  const versions = (id: string, ...Versions: readonly string[]) =>
    ec2(id, 'DescribeLaunchTemplateVersions', { ...template, Versions })
  return [
    ec2('byId', 'DescribeLaunchTemplates', { LaunchTemplateIds: [template.LaunchTemplateId] }),
    ec2('byName', 'DescribeLaunchTemplates', { LaunchTemplateNames: [name('web')] }),
    ec2(
      'lost',
      'DescribeLaunchTemplates',
      { LaunchTemplateIds: [lost.LaunchTemplateId] },
      fails('InvalidLaunchTemplateId.NotFound'),
    ),
    ec2('versions', 'DescribeLaunchTemplateVersions', template),
    versions('firstVersion', '1'),
    versions('latest', '$Latest'),
    versions('default', '$Default'),
    { ...versions('lostVersion', '9'), fails: 'InvalidLaunchTemplateId.VersionNotFound' },
    ec2('versionsOfLost', 'DescribeLaunchTemplateVersions', lost, fails('InvalidLaunchTemplateId.NotFound')),
  ]
}

function launching({ subnets, tags }: Stage): readonly Call[] {
  const from = { MinCount: 1, MaxCount: 1, SubnetId: subnets[0].id }
  const own = { TagSpecifications: [{ ResourceType: 'instance', Tags: tags }] }
  return [
    ec2(
      'launch',
      'RunInstances',
      { ...from, ...own, LaunchTemplate: { ...template, Version: '2' } },
      undo('TerminateInstances', { InstanceIds: [instanceId('launch')] }),
    ),
    ec2(
      'launched',
      'DescribeInstances',
      { InstanceIds: [instanceId('launch')] },
      until('Reservations[0].Instances[0].State.Name', 'running'),
    ),
    ec2(
      'launchLostVersion',
      'RunInstances',
      { ...from, LaunchTemplate: { ...template, Version: '9' } },
      fails('InvalidLaunchTemplateId.VersionNotFound'),
    ),
  ]
}

function deleting({ name }: Stage): readonly Call[] {
  return [
    ec2('delete', 'DeleteLaunchTemplate', template),
    ec2(
      'gone',
      'DescribeLaunchTemplates',
      { LaunchTemplateNames: [name('web')] },
      fails('InvalidLaunchTemplateName.NotFoundException'),
    ),
    ec2('deleteAgain', 'DeleteLaunchTemplate', template, fails('InvalidLaunchTemplateId.NotFound')),
  ]
}
