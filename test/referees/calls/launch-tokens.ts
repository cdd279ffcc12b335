import { ec2, fails, until } from './ask.ts'
import type { Scene } from './call.ts'
import { ended } from './launches.ts'
import { instanceId, launch } from './setting.ts'

const state = 'Reservations[0].Instances[0].State.Name'

/** What a client token makes of a second launch. Apart from other launches: a new account may run five virtual CPUs. */
export const launchTokens: Scene = {
  name: 'tokens',
  calls(on) {
    const TagSpecifications = [
      { ResourceType: 'instance', Tags: [...on.tags, { Key: 'Name', Value: on.name('token') }] },
    ]
    const input = { ...launch(on), TagSpecifications, ClientToken: on.name('token') }
    const one = { InstanceIds: [instanceId('launch')] }
    const byName = [{ Name: 'tag:Name', Values: [on.name('token')] }]
    return [
      ec2('launch', 'RunInstances', input, ended('launch')),
      ec2('launched', 'DescribeInstances', one, until(state, 'running')),
      ec2('again', 'RunInstances', input, ended('again')),
      ec2(
        'otherCount',
        'RunInstances',
        { ...input, MaxCount: 2 },
        { ...fails('IdempotentParameterMismatch'), ...ended('otherCount') },
      ),
      ec2('onlyOne', 'DescribeInstances', { Filters: byName }),
      ec2('terminate', 'TerminateInstances', one),
      ec2('terminated', 'DescribeInstances', one, until(state, 'terminated')),
      ec2('afterTheEnd', 'RunInstances', input, {
        ...fails('IdempotentInstanceTerminated'),
        ...ended('afterTheEnd'),
      }),
    ]
  },
}
