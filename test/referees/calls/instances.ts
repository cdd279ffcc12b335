import type { Json } from '../clients/client.ts'
import { ec2, fails, ref, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { instanceId, runningInstance } from './setting.ts'
import type { Stage } from './stage.ts'

const lost = 'i-0123456789abcdef0'
const web = { InstanceIds: [instanceId('web')] }
const metadataState = 'Reservations[0].Instances[0].MetadataOptions.State'
const state = 'Reservations[0].Instances[0].State.Name'

/** An instance that runs, is stopped and started again, is protected from its end, and ends. */
export const instances: Scene = {
  name: 'instances',
  calls: (on) => [
    ...runningInstance(on, 'web'),
    ...looks(on),
    ...volumes(),
    ...metadata(),
    ...attributes(),
    ...stopAndStart(),
    ...ends(),
  ],
}

function looks(on: Stage): readonly Call[] {
  const find = (id: string, ...filters: readonly (readonly [string, Json])[]) =>
    ec2(id, 'DescribeInstances', { Filters: filters.map(([Name, value]) => ({ Name, Values: [value] })) })
  const mine = ['instance-id', instanceId('web')] as const
  return [
    find('byTag', ['tag:switchover:referee', on.run], mine),
    find('byState', ['instance-state-name', 'running'], mine),
    find(
      'byPlace',
      ['vpc-id', on.vpc],
      ['subnet-id', on.subnets[0].id],
      ['availability-zone', on.subnets[0].zone],
      mine,
    ),
    find('byWildcard', ['instance-type', 't3.*'], mine),
    find('nothing', ['instance-state-name', 'stopped'], mine),
    { ...find('unknownFilter', ['colour', 'green']), fails: 'InvalidParameterValue' },
    ec2('lost', 'DescribeInstances', { InstanceIds: [lost] }, fails('InvalidInstanceID.NotFound')),
    ec2(
      'oneLost',
      'DescribeInstances',
      { InstanceIds: [instanceId('web'), lost] },
      fails('InvalidInstanceID.NotFound'),
    ),
    ec2('malformed', 'DescribeInstances', { InstanceIds: ['web-1'] }, fails('InvalidInstanceID.Malformed')),
    ec2('pagesOfIds', 'DescribeInstances', { ...web, MaxResults: 5 }, fails('InvalidParameterCombination')),
    ec2('smallPages', 'DescribeInstances', { MaxResults: 4 }, fails('InvalidParameterValue')),
    ec2('status', 'DescribeInstanceStatus', web, until('InstanceStatuses[0].InstanceStatus.Status', 'ok')),
    ec2('lostStatus', 'DescribeInstanceStatus', { InstanceIds: [lost] }, fails('InvalidInstanceID.NotFound')),
    ec2('console', 'GetConsoleOutput', { InstanceId: instanceId('web') }),
    ec2('lostConsole', 'GetConsoleOutput', { InstanceId: lost }, fails('InvalidInstanceID.NotFound')),
    ec2('interface', 'DescribeNetworkInterfaces', {
      Filters: [{ Name: 'attachment.instance-id', Values: [instanceId('web')] }],
    }),
  ]
}

function volumes(): readonly Call[] {
  const find = (id: string, Name: string, value: Json) =>
    ec2(id, 'DescribeVolumes', { Filters: [{ Name, Values: [value] }] })
  const device = ref('byPlace.Reservations[0].Instances[0].BlockDeviceMappings[0].Ebs.VolumeId')
  return [
    find('volumeOfInstance', 'attachment.instance-id', instanceId('web')),
    ec2('volume', 'DescribeVolumes', { VolumeIds: [device] }),
    find('noVolume', 'attachment.instance-id', lost),
    ec2('volumeDryRun', 'DescribeVolumes', { DryRun: true }, fails('DryRunOperation')),
  ]
}

function metadata(): readonly Call[] {
  const set = (id: string, options: Record<string, Json>) =>
    ec2(id, 'ModifyInstanceMetadataOptions', { InstanceId: instanceId('web'), ...options })
  return [
    { ...set('farHops', { HttpPutResponseHopLimit: 65 }), fails: 'InvalidParameterValue' },
    {
      ...set('metadataOfLost', { InstanceId: lost, HttpTokens: 'required' }),
      fails: 'InvalidInstanceID.NotFound',
    },
    { ...set('metadataDryRun', { HttpTokens: 'optional', DryRun: true }), fails: 'DryRunOperation' },
    set('metadataTags', { InstanceMetadataTags: 'enabled' }),
    set('metadata', {
      HttpEndpoint: 'enabled',
      HttpProtocolIpv6: 'disabled',
      HttpPutResponseHopLimit: 2,
      HttpTokens: 'required',
      InstanceMetadataTags: 'disabled',
    }),
    ec2('metadataSet', 'DescribeInstances', web, until(metadataState, 'applied')),
  ]
}

function attributes(): readonly Call[] {
  const show = (id: string, Attribute: string) =>
    ec2(id, 'DescribeInstanceAttribute', { InstanceId: instanceId('web'), Attribute })
  const set = (id: string, change: Record<string, Json>) =>
    ec2(id, 'ModifyInstanceAttribute', { InstanceId: instanceId('web'), ...change })
  const unprotect = set('unprotect', { DisableApiTermination: { Value: false } })
  return [
    show('unprotected', 'disableApiTermination'),
    show('type', 'instanceType'),
    show('userData', 'userData'),
    show('groups', 'groupSet'),
    { ...show('unknownAttribute', 'colour'), fails: 'InvalidParameterValue' },
    ec2(
      'lostAttribute',
      'DescribeInstanceAttribute',
      { InstanceId: lost, Attribute: 'instanceType' },
      fails('InvalidInstanceID.NotFound'),
    ),
    { ...set('typeOfRunning', { InstanceType: { Value: 't3.micro' } }), fails: 'IncorrectInstanceState' },
    {
      ...set('protect', { DisableApiTermination: { Value: true } }),
      ...undo(unprotect.operation, unprotect.input),
    },
    show('protected', 'disableApiTermination'),
    ec2('terminateProtected', 'TerminateInstances', web, fails('OperationNotPermitted')),
    unprotect,
    ec2(
      'protectLost',
      'ModifyInstanceAttribute',
      { InstanceId: lost, DisableApiTermination: { Value: true } },
      fails('InvalidInstanceID.NotFound'),
    ),
  ]
}

function stopAndStart(): readonly Call[] {
  return [
    ec2('stopDryRun', 'StopInstances', { ...web, DryRun: true }, fails('DryRunOperation')),
    ec2('stop', 'StopInstances', web),
    ec2('stopped', 'DescribeInstances', web, until(state, 'stopped')),
    ec2('stopAgain', 'StopInstances', web),
    ec2('typeOfStopped', 'ModifyInstanceAttribute', {
      InstanceId: instanceId('web'),
      InstanceType: { Value: 't3.nano' },
    }),
    ec2('allStates', 'DescribeInstanceStatus', { ...web, IncludeAllInstances: true }),
    ec2('onlyRunning', 'DescribeInstanceStatus', web),
    ec2('start', 'StartInstances', web),
    ec2('started', 'DescribeInstances', web, until(state, 'running')),
    ec2('startAgain', 'StartInstances', web),
    ec2('stopLost', 'StopInstances', { InstanceIds: [lost] }, fails('InvalidInstanceID.NotFound')),
    ec2('startLost', 'StartInstances', { InstanceIds: [lost] }, fails('InvalidInstanceID.NotFound')),
  ]
}

function ends(): readonly Call[] {
  return [
    ec2('terminateDryRun', 'TerminateInstances', { ...web, DryRun: true }, fails('DryRunOperation')),
    ec2(
      'terminateLost',
      'TerminateInstances',
      { InstanceIds: [instanceId('web'), lost] },
      fails('InvalidInstanceID.NotFound'),
    ),
    ec2(
      'terminateMalformed',
      'TerminateInstances',
      { InstanceIds: ['web-1'] },
      fails('InvalidInstanceID.Malformed'),
    ),
    ec2('stillRuns', 'DescribeInstances', web),
    ec2('terminate', 'TerminateInstances', web),
    ec2('terminated', 'DescribeInstances', web, until(state, 'terminated')),
    ec2('terminateAgain', 'TerminateInstances', web),
    ec2('startTerminated', 'StartInstances', web, fails('IncorrectInstanceState')),
    ec2('stopTerminated', 'StopInstances', web, fails('IncorrectInstanceState')),
  ]
}
