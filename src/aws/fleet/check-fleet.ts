import { fill } from '../../deploy/placeholders.ts'
import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { existingGroups } from '../traffic/check-groups.ts'

/** Mistakes in what the fleet is made from and named in, as far as AWS tells; reads only. */
export const checkFleet = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> =>
  (
    await Promise.all([
      checkImage(scope, signal),
      checkTemplate(scope, signal),
      checkNetwork(scope, signal),
      checkZone(scope, signal),
    ])
  ).flat()

const at = (scope: Scope, key: string) => `services.${scope.settings.service}.${key}`

const absent = (path: string, what: string, id: string): Mistake => ({
  path,
  said: `the ${what} ${id} does not exist`,
  remedy: `Name a ${what} of this account and Region.`,
})

/** The mistake where AWS says that there is no such thing; any other error is thrown. */
const unlessMissing =
  (mistake: Mistake) =>
  (error: unknown): readonly Mistake[] => {
    if (isMissing(error)) return [mistake]
    throw error
  }

const checkImage = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { image } = scope.settings.fleet
  if (image === undefined) return []
  const missing = absent(at(scope, 'fleet.ec2.image'), 'image', image)
  const ec2 = await scope.clients.ec2()
  return ec2
    .describeImages({ ImageIds: [image] }, signal)
    .then(({ Images }) => (Images?.length === 0 ? [missing] : []), unlessMissing(missing))
}

const checkTemplate = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { launchTemplate: wanted, image } = scope.settings.fleet
  const path = at(scope, 'fleet.ec2.launch-template')
  if (wanted === undefined) return []
  const missing = absent(path, 'launch template', `${wanted.id} version ${wanted.version}`)
  const ec2 = await scope.clients.ec2()
  const asked = { LaunchTemplateId: wanted.id, Versions: [wanted.version] }
  return ec2.describeLaunchTemplateVersions(asked, signal).then(({ LaunchTemplateVersions }) => {
    const version = LaunchTemplateVersions?.[0]
    if (version === undefined) return [missing]
    if (image !== undefined || version.LaunchTemplateData?.ImageId !== undefined) return []
    const remedy = 'Name an image beside the launch template, or a version that has one.'
    return [{ path, said: `${wanted.id} version ${wanted.version} names no image`, remedy }]
  }, unlessMissing(missing))
}

/** Subnets and security groups exist, in the VPC of the target groups. */
const checkNetwork = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { subnets, securityGroups } = scope.settings.fleet
  const ec2 = await scope.clients.ec2()
  const [groups, places, firewalls] = await Promise.all([
    existingGroups(scope, signal),
    subnets.length === 0
      ? []
      : ec2
          .describeSubnets({ Filters: [{ Name: 'subnet-id', Values: [...subnets] }] }, signal)
          .then(({ Subnets }) => Subnets ?? []),
    securityGroups.length === 0
      ? []
      : ec2
          .describeSecurityGroups({ Filters: [{ Name: 'group-id', Values: [...securityGroups] }] }, signal)
          .then(({ SecurityGroups }) => SecurityGroups ?? []),
  ])
  // Two groups in different VPCs are a mistake of their own.
  const homes = new Set([...groups.values()].map(({ VpcId }) => VpcId))
  const subnetVpcs = new Map(places.map(({ SubnetId, VpcId }) => [SubnetId, VpcId]))
  const groupVpcs = new Map(firewalls.map(({ GroupId, VpcId }) => [GroupId, VpcId]))
  return [
    ...subnets.flatMap((id, index) =>
      checkPlace(at(scope, `fleet.ec2.subnets[${index}]`), 'subnet', id, subnetVpcs, homes),
    ),
    ...securityGroups.flatMap((id, index) =>
      checkPlace(at(scope, `fleet.ec2.security-groups[${index}]`), 'security group', id, groupVpcs, homes),
    ),
  ]
}

const checkPlace = (
  path: string,
  what: string,
  id: string,
  vpcs: ReadonlyMap<string | undefined, string | undefined>,
  homes: ReadonlySet<string | undefined>,
): readonly Mistake[] => {
  if (!vpcs.has(id)) return [absent(path, what, id)]
  const its = vpcs.get(id)
  if (homes.size === 0 || homes.has(its)) return []
  const remedy = `Name a ${what} of the VPC that the target groups are in.`
  return [
    {
      path,
      said: `the ${what} ${id} is in ${its}, the target groups are in ${[...homes].join(' and ')}`,
      remedy,
    },
  ]
}

/** The zone exists, and the records' names lie in it. */
const checkZone = async (scope: Scope, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { dns, service } = scope.settings
  if (dns === undefined) return []
  const route53 = await scope.clients.route53()
  const missing = absent(at(scope, 'dns.zone'), 'hosted zone', dns.zone)
  return route53.getHostedZone({ Id: dns.zone }, signal).then(({ HostedZone }) => {
    const zone = (HostedZone?.Name ?? '').replace(/\.$/, '').toLowerCase()
    const sample = { name: 'web-1', service, color: 'blue', release: 'v1', attempt: 'a1', index: '1' }
    const record = fill(dns.record, sample).replace(/\.$/, '').toLowerCase()
    if (record === zone || record.endsWith(`.${zone}`)) return []
    const remedy = `End the record's name in .${zone}, or name the zone that it belongs to.`
    return [{ path: at(scope, 'dns.record'), said: `${dns.record} is not in the zone ${zone}`, remedy }]
  }, unlessMissing(missing))
}
