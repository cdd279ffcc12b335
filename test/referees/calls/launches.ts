import type { Json } from '../clients/client.ts'
import { ec2, fails, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { instanceId, interfaceIn, launch } from './setting.ts'
import type { Stage } from './stage.ts'

const state = 'Reservations[0].Instances[0].State.Name'

/** What a launch may ask for, and what it is refused for. */
export const launches: Scene = {
  name: 'launches',
  calls: (on) => [...whole(on), ...mistakes(on)],
}

function whole(on: Stage): readonly Call[] {
  const tags = [...on.tags, { Key: 'Name', Value: on.name('whole') }]
  const ids = [instanceId('whole'), { $: 'whole.Instances[1].InstanceId' }]
  const input = {
    ...launch(on),
    MinCount: 2,
    MaxCount: 2,
    UserData: Buffer.from('#!/bin/sh\n').toString('base64'),
    MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
    BlockDeviceMappings: [
      { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1, VolumeType: 'gp3', DeleteOnTermination: true } },
    ],
    Monitoring: { Enabled: false },
    TagSpecifications: [
      { ResourceType: 'instance', Tags: tags },
      { ResourceType: 'volume', Tags: tags },
    ],
  }
  return [
    ec2('whole', 'RunInstances', input, undo('TerminateInstances', { InstanceIds: ids })),
    ec2(
      'both',
      'DescribeInstances',
      { InstanceIds: ids },
      until(state.replace('s[0].S', 's[1].S'), 'running'),
    ),
  ]
}

/** What a launch made is terminated so. */
export function ended(id: string) {
  return undo('TerminateInstances', { InstanceIds: [instanceId(id)] })
}

function mistakes(on: Stage): readonly Call[] {
  const run = (id: string, code: string, change: Record<string, Json>) =>
    ec2(id, 'RunInstances', { ...launch(on), ...change }, { ...fails(code), ...ended(id) })
  const withGroup = [interfaceIn(on.subnets[0].id, 'sg-0123456789abcdef0')]
  const inSubnet = [interfaceIn('subnet-0123456789abcdef0', on.securityGroup)]
  const template = { LaunchTemplateId: 'lt-0123456789abcdef0' }
  const long = Buffer.alloc(16_385, 'x').toString('base64')
  return [
    run('moreThanMost', 'InvalidParameterValue', { MinCount: 2, MaxCount: 1 }),
    run('none', 'InvalidParameterValue', { MinCount: 0, MaxCount: 0 }),
    run('lostImage', 'InvalidAMIID.NotFound', { ImageId: 'ami-0123456789abcdef0' }),
    run('malformedImage', 'InvalidAMIID.Malformed', { ImageId: 'image' }),
    run('lostSubnet', 'InvalidSubnetID.NotFound', { NetworkInterfaces: inSubnet }),
    run('lostGroup', 'InvalidGroup.NotFound', { NetworkInterfaces: withGroup }),
    run('unknownType', 'InvalidParameterValue', { InstanceType: 't3.tiny' }),
    run('lostTemplate', 'InvalidLaunchTemplateId.NotFound', { LaunchTemplate: template }),
    run('badUserData', 'InvalidUserData.Malformed', { UserData: '#!/bin/sh' }),
    run('longUserData', 'InvalidParameterValue', { UserData: long }),
    run('cheapSpot', 'SpotMaxPriceTooLow', {
      InstanceMarketOptions: { MarketType: 'spot', SpotOptions: { MaxPrice: '0.0001' } },
    }),
    run('dryRun', 'DryRunOperation', { DryRun: true }),
    ec2(
      'noImage',
      'RunInstances',
      { InstanceType: on.type, MinCount: 1, MaxCount: 1 },
      { ...fails('MissingParameter'), ...ended('noImage') },
    ),
  ]
}
