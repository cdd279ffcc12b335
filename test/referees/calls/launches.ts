import type { Json } from '../clients/client.ts'
import { ec2, fails, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import { instanceId, launch } from './setting.ts'
import type { Stage } from './stage.ts'

/** What a launch may ask for, what it is refused for, and what a client token makes of a second one. */
export const launches: Scene = {
  name: 'launches',
  calls: (on) => [...mistakes(on), ...tokens(on), ...whole(on)],
}

function mistakes(on: Stage): readonly Call[] {
  const run = (id: string, code: string, change: Record<string, Json>) =>
    ec2(id, 'RunInstances', { ...launch(on), ...change }, fails(code))
  return [
    run('moreThanMost', 'InvalidParameterValue', { MinCount: 2, MaxCount: 1 }),
    run('none', 'InvalidParameterValue', { MinCount: 0, MaxCount: 0 }),
    run('lostImage', 'InvalidAMIID.NotFound', { ImageId: 'ami-0123456789abcdef0' }),
    run('malformedImage', 'InvalidAMIID.Malformed', { ImageId: 'image' }),
    run('lostSubnet', 'InvalidSubnetID.NotFound', { SubnetId: 'subnet-0123456789abcdef0' }),
    run('lostGroup', 'InvalidGroup.NotFound', { SecurityGroupIds: ['sg-0123456789abcdef0'] }),
    run('unknownType', 'InvalidParameterValue', { InstanceType: 't3.tiny' }),
    run('lostTemplate', 'InvalidLaunchTemplateId.NotFound', {
      LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0' },
    }),
    run('badUserData', 'InvalidUserData.Malformed', { UserData: '#!/bin/sh' }),
    run('longUserData', 'InvalidUserData.Malformed', {
      UserData: Buffer.alloc(16_385, 'x').toString('base64'),
    }),
    run('dryRun', 'DryRunOperation', { DryRun: true }),
    ec2(
      'noImage',
      'RunInstances',
      { InstanceType: on.type, MinCount: 1, MaxCount: 1 },
      fails('MissingParameter'),
    ),
  ]
}

function tokens(on: Stage): readonly Call[] {
  const input = { ...launch(on), ClientToken: on.name('token') }
  const end = undo('TerminateInstances', { InstanceIds: [instanceId('launch')] })
  return [
    ec2('launch', 'RunInstances', input, end),
    ec2('again', 'RunInstances', input),
    ec2('otherCount', 'RunInstances', { ...input, MaxCount: 2 }, fails('IdempotentParameterMismatch')),
    ec2(
      'one',
      'DescribeInstances',
      {
        Filters: [
          { Name: `tag:switchover:referee`, Values: [on.run] },
          { Name: 'instance-state-name', Values: ['pending', 'running'] },
          { Name: 'reservation-id', Values: [{ $: 'launch.ReservationId' }] },
        ],
      },
      until('Reservations[0].Instances[0].State.Name', 'running'),
    ),
    ec2('terminate', 'TerminateInstances', { InstanceIds: [instanceId('launch')] }),
    ec2(
      'terminated',
      'DescribeInstances',
      { InstanceIds: [instanceId('launch')] },
      until('Reservations[0].Instances[0].State.Name', 'terminated'),
    ),
    ec2('afterTheEnd', 'RunInstances', input, { ...fails('IdempotentInstanceTerminated') }),
  ]
}

function whole(on: Stage): readonly Call[] {
  const tag = [...on.tags, { Key: 'Name', Value: on.name('whole') }]
  const ids = [instanceId('whole'), { $: 'whole.Instances[1].InstanceId' }]
  return [
    ec2(
      'whole',
      'RunInstances',
      {
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
          { ResourceType: 'instance', Tags: tag },
          { ResourceType: 'volume', Tags: tag },
        ],
      },
      undo('TerminateInstances', { InstanceIds: ids }),
    ),
    ec2(
      'both',
      'DescribeInstances',
      { InstanceIds: ids },
      until('Reservations[0].Instances[1].State.Name', 'running'),
    ),
  ]
}
