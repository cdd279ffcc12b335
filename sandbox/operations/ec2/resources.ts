import { createHash } from 'node:crypto'
import type { Instance } from '../../model/compute.ts'
import type { World } from '../../model/world.ts'
import { instancesOf, unknown } from './ids.ts'

/** Refuses ids of resources that are not there; every EC2 resource can carry tags. */
export function checkResources(world: World, ids: readonly string[]): void {
  const instanceIds = ids.filter((id) => id.startsWith('i-'))
  if (instanceIds.length > 0) instancesOf(world, instanceIds)
  const wrong = ids.find((id) => !id.startsWith('i-') && !exists(world, id))
  if (wrong !== undefined) throw unknown(wrong)
}

function exists({ compute, loadBalancing }: World, id: string): boolean {
  if ([compute.vpcs, compute.subnets, compute.images].some((known) => known.has(id))) return true
  if ([compute.securityGroups, compute.launchTemplates, compute.keyPairs].some((known) => known.has(id)))
    return true
  const instances = [...compute.instances.values()]
  if (id.startsWith('vol-')) return instances.some((instance) => hasVolume(instance, id))
  if (instances.some(({ interfaceId, state }) => interfaceId === id && state !== 'terminated')) return true
  return [...loadBalancing.loadBalancers.values()].some(({ arn, nodeAddresses }) =>
    nodeAddresses.some((address) => nodeInterfaceId(arn, address) === id),
  )
}

/** A volume may outlive its instance. */
function hasVolume({ state, launch }: Instance, id: string): boolean {
  return (launch.volumes ?? []).some(
    (volume) => volume.id === id && (state !== 'terminated' || !volume.deleteOnTermination),
  )
}

/** The network interface of a load balancer's node: the same id whenever it is asked for. */
export function nodeInterfaceId(loadBalancerArn: string, address: string): string {
  return `eni-${createHash('sha256').update(`${loadBalancerArn} ${address}`).digest('hex').slice(0, 17)}`
}

const types: Readonly<Record<string, string>> = {
  i: 'instance',
  ami: 'image',
  vol: 'volume',
  sg: 'security-group',
  lt: 'launch-template',
  key: 'key-pair',
  eni: 'network-interface',
}

/** The type that DescribeTags gives for an id. */
export function typeOf(id: string): string {
  const prefix = id.slice(0, id.indexOf('-'))
  return types[prefix] ?? prefix
}
