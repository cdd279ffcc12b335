import { BlockList, isIPv4 } from 'node:net'
import { AwsError } from '../../aws-error.ts'
import type { State } from './state.ts'
import type { Target, TargetName } from './target.ts'
import type { TargetGroup } from './target-group.ts'

/** Refuses targets that AWS would not register in this group. */
export function checkTargets(state: State, group: TargetGroup, names: readonly TargetName[]): void {
  const ids = names.map(({ id }) => id)
  switch (group.targetType) {
    case 'instance':
      checkInstances(state, group, ids)
      break
    case 'ip':
      for (const name of names) checkAddress(state, group, name)
      break
    case 'lambda':
    case 'alb':
      throw new AwsError('InvalidTarget', `The sandbox has no targets of type '${group.targetType}'`)
  }
}

function checkInstances({ compute }: State, group: TargetGroup, ids: readonly string[]): void {
  const malformed = ids.find((id) => !/^i-[0-9a-f]{8,17}$/.test(id))
  if (malformed !== undefined)
    throw new AwsError('ValidationError', `Instance ID '${malformed}' is not valid`)
  const all = ids.map((id) => ({ id, instance: compute.instances.get(id) }))
  refuse(
    all.filter(({ instance }) => instance === undefined),
    'The following instances do not exist',
  )
  refuse(
    all.filter(({ instance }) => instance?.vpcId !== group.vpcId),
    `The following targets are not in the target group VPC '${group.vpcId}'`,
  )
  refuse(
    all.filter(({ instance }) => instance?.state !== 'running'),
    'The following targets are not in a running state and cannot be registered',
  )
}

function refuse(bad: readonly { readonly id: string }[], message: string): void {
  if (bad.length === 0) return
  throw new AwsError('InvalidTarget', `${message}: ${bad.map(({ id }) => `'${id}'`).join(', ')}`)
}

/** "You can't specify publicly routable IP addresses." */
function checkAddress(state: State, group: TargetGroup, { id, zone }: TargetName): void {
  if (!isIPv4(id)) throw new AwsError('ValidationError', `The provided IP address '${id}' is not valid`)
  if (subnetOf(state, group, id) !== undefined) return
  if (!privateRanges.check(id)) {
    throw new AwsError('InvalidTarget', `The IP address '${id}' is not within a valid range for this VPC`)
  }
  if (zone === undefined) {
    throw new AwsError(
      'InvalidTarget',
      `You must specify an Availability Zone for IP address '${id}', which is outside the VPC of the target group`,
    )
  }
}

/** RFC 1918 and RFC 6598, as RegisterTargets takes them. */
const privateRanges = new BlockList()
privateRanges.addSubnet('10.0.0.0', 8)
privateRanges.addSubnet('172.16.0.0', 12)
privateRanges.addSubnet('192.168.0.0', 16)
privateRanges.addSubnet('100.64.0.0', 10)

function subnetOf({ compute }: State, group: TargetGroup, address: string) {
  return [...compute.subnets.values()].find(
    ({ vpcId, cidr }) => vpcId === group.vpcId && isWithin(address, cidr),
  )
}

function isWithin(address: string, cidr: string): boolean {
  const [network = '', bits] = cidr.split('/')
  const range = new BlockList()
  range.addSubnet(network, Number(bits))
  return range.check(address)
}

/** Where a target that was let in is. */
export function placeOf(
  state: State,
  group: TargetGroup,
  { id, zone }: TargetName,
): Pick<Target, 'address' | 'zone'> {
  if (group.targetType === 'ip') {
    return { address: id, zone: subnetOf(state, group, id)?.zone ?? zone ?? 'all' }
  }
  const instance = state.compute.instances.get(id)
  return { address: instance?.privateAddress ?? '', zone: instance?.zone ?? '' }
}
