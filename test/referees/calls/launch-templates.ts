import type { Json } from '../clients/client.ts'
import { ec2, fails, ref, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { instanceId, interfaceIn } from './setting.ts'
import type { Stage } from './stage.ts'

const template = { LaunchTemplateId: ref('create.LaunchTemplate.LaunchTemplateId') }
const lost = 'lt-0123456789abcdef0'
const noName = fails('InvalidLaunchTemplateName.NotFoundException')
const noId = fails('InvalidLaunchTemplateId.NotFound')
const noVersion = fails('InvalidLaunchTemplateId.VersionNotFound')

/** Launch templates, their versions, and launches from them. */
export const launchTemplates: Scene = {
  name: 'templates',
  calls: (on) => [
    byName(on, 'before', noName),
    ...making(on),
    ...looks(on),
    ...launching(on),
    ...mistakes(on),
    ec2('delete', 'DeleteLaunchTemplate', template),
    byName(on, 'gone', noName),
    ec2('deleteAgain', 'DeleteLaunchTemplate', template, noId),
  ],
}

function byName({ name }: Stage, id: string, more: Pick<Call, 'fails'> = {}): Call {
  return ec2(id, 'DescribeLaunchTemplates', { LaunchTemplateNames: [name('web')] }, more)
}

function contents({ image, type, securityGroup, subnets }: Stage) {
  return {
    ImageId: image,
    InstanceType: type,
    NetworkInterfaces: [interfaceIn(subnets[0].id, securityGroup)],
    MetadataOptions: { HttpTokens: 'required' },
  }
}

function making(on: Stage): readonly Call[] {
  const tags = [...on.tags, { Key: 'From', Value: 'template' }]
  const input = {
    LaunchTemplateName: on.name('web'),
    VersionDescription: 'v1',
    LaunchTemplateData: contents(on),
    TagSpecifications: [{ ResourceType: 'launch-template', Tags: on.tags }],
  }
  return [
    ec2('create', 'CreateLaunchTemplate', input, undo('DeleteLaunchTemplate', template)),
    version('second', {
      SourceVersion: '1',
      VersionDescription: 'v2',
      LaunchTemplateData: {
        UserData: Buffer.from('#!/bin/sh\n').toString('base64'),
        TagSpecifications: [{ ResourceType: 'instance', Tags: tags }],
      },
    }),
    version('fromNothing', { LaunchTemplateData: { InstanceType: 't3.nano' } }),
    ec2('chooseDefault', 'ModifyLaunchTemplate', { ...template, DefaultVersion: '2' }),
    ec2('chosen', 'DescribeLaunchTemplateVersions', { ...template, Versions: ['$Default'] }),
    ec2('chooseFirst', 'ModifyLaunchTemplate', { ...template, DefaultVersion: '1' }),
  ]
}

function version(id: string, input: Record<string, Json>): Call {
  return ec2(id, 'CreateLaunchTemplateVersion', { ...template, ...input })
}

function looks(on: Stage): readonly Call[] {
  const versions = (id: string, input: Record<string, Json>, more: Pick<Call, 'fails'> = {}) =>
    ec2(id, 'DescribeLaunchTemplateVersions', { ...template, ...input }, more)
  return [
    ec2('byId', 'DescribeLaunchTemplates', { LaunchTemplateIds: [template.LaunchTemplateId] }),
    byName(on, 'byName'),
    ec2('lost', 'DescribeLaunchTemplates', { LaunchTemplateIds: [lost] }, noId),
    versions('versions', {}),
    versions('firstVersion', { Versions: ['1'] }),
    versions('latest', { Versions: ['$Latest'] }),
    versions('default', { Versions: ['$Default'] }),
    versions('lostVersion', { Versions: ['9'] }, noVersion),
    versions('versionsOfLost', { LaunchTemplateId: lost }, noId),
  ]
}

function launching({ tags, type }: Stage): readonly Call[] {
  const one = { InstanceIds: [instanceId('launch')] }
  const input = {
    MinCount: 1,
    MaxCount: 1,
    // Another type than the template's: what the request says wins.
    InstanceType: type.replace('micro', 'nano'),
    LaunchTemplate: { ...template, Version: '1' },
    TagSpecifications: [{ ResourceType: 'instance', Tags: tags }],
  }
  const lostVersion = { ...input, LaunchTemplate: { ...template, Version: '9' } }
  return [
    ec2('launch', 'RunInstances', input, undo('TerminateInstances', one)),
    ec2('launched', 'DescribeInstances', one, until('Reservations[0].Instances[0].State.Name', 'running')),
    ec2('launchLostVersion', 'RunInstances', lostVersion, {
      ...noVersion,
      ...undo('TerminateInstances', { InstanceIds: [instanceId('launchLostVersion')] }),
    }),
  ]
}

function mistakes(on: Stage): readonly Call[] {
  const LaunchTemplateData = contents(on)
  const create = (id: string, code: string, input: Record<string, Json>) =>
    ec2(
      id,
      'CreateLaunchTemplate',
      { LaunchTemplateName: on.name(id), ...input },
      {
        ...fails(code),
        ...undo('DeleteLaunchTemplate', { LaunchTemplateId: ref(`${id}.LaunchTemplate.LaunchTemplateId`) }),
      },
    )
  const taken = { LaunchTemplateName: on.name('web'), LaunchTemplateData }
  const short = { LaunchTemplateName: 'ab', LaunchTemplateData }
  return [
    create('sameName', 'InvalidLaunchTemplateName.AlreadyExistsException', taken),
    create('shortName', 'InvalidLaunchTemplateName.MalformedException', short),
    create('dryRun', 'DryRunOperation', { LaunchTemplateData, DryRun: true }),
    create('noData', 'MissingParameter', {}),
    {
      ...version('lostSource', { SourceVersion: '9', LaunchTemplateData: { InstanceType: 't3.nano' } }),
      ...noVersion,
    },
    ec2('chooseLost', 'ModifyLaunchTemplate', { ...template, DefaultVersion: '9' }, noVersion),
    ec2('chooseOfLost', 'ModifyLaunchTemplate', { LaunchTemplateId: lost, DefaultVersion: '1' }, noId),
    { ...version('versionOfLost', { LaunchTemplateId: lost, LaunchTemplateData }), ...noId },
  ]
}
