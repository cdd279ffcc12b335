import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Zones } from './balancer-zones.ts'
import { absent, at, type Ground, wanted } from './ground.ts'
import { namesGroups } from './network.ts'
import { unfilled } from './zones-to-fill.ts'

/** Subnets exist, in the VPC of the target groups, in zones that the load balancers have enabled. */
export const checkNetwork = (ground: Ground): readonly Mistake[] => {
  const { scope, fleet, subnets, zones } = ground
  const found = new Map(subnets.map((subnet) => [subnet.SubnetId, subnet]))
  return [
    ...fleet.subnets.flatMap((id, index) => {
      const path = at(scope, `fleet.ec2.subnets[${index}]`)
      const subnet = found.get(id)
      if (subnet === undefined) return [absent(path, 'subnet', id)]
      const strayed = elsewhere(ground, path, `the subnet ${id}`, subnet.VpcId)
      return strayed.length > 0 ? strayed : dark(path, id, subnet.AvailabilityZone ?? '', zones)
    }),
    ...tooFewZones(ground),
    ...publicAddress(ground),
  ]
}

/** Mistakes: a VPC that the target groups are not in; two groups in different VPCs are a mistake of their own. */
const elsewhere = (
  { targetGroups }: Ground,
  path: string,
  what: string,
  vpc: string | undefined,
): readonly Mistake[] => {
  const homes = new Set([...targetGroups.values()].map(({ VpcId }) => VpcId))
  if (homes.size === 0 || homes.has(vpc)) return []
  const remedy = 'Name one of the VPC that the target groups are in.'
  return [
    { path, said: `${what} is in ${vpc}, the target groups are in ${[...homes].join(' and ')}`, remedy },
  ]
}

/** A target in a zone that is not enabled is never asked. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
const dark = (path: string, id: string, zone: string, zones: Zones | undefined): readonly Mistake[] => {
  if (zones === undefined || zones.all.includes(zone)) return []
  const which = zones.without([zone])
  const remedy = `Enable ${zone} for ${which}, or name a subnet in ${zones.all.join(', ')}.`
  return [{ path, said: `the subnet ${id} is in ${zone}, where ${which} is not enabled`, remedy }]
}

/** Instances are spread evenly over the subnets: there must be one in each zone, and one instance for each. */
const tooFewZones = (ground: Ground): readonly Mistake[] => {
  const { scope, subnets, toFill } = ground
  // Without subnets of its own the launch template, or AWS, places them.
  if (subnets.length === 0) return []
  const covered = subnets.map(({ AvailabilityZone }) => AvailabilityZone ?? '')
  const missing = unfilled(at(scope, 'fleet.ec2.subnets'), 'no subnet is', toFill, covered)
  const count = wanted(ground)
  if (missing.length > 0 || count >= toFill.length) return missing
  const left = `${count} for ${toFill.length} zones, so that none would be`
  return unfilled(at(scope, 'fleet.ec2.count'), left, toFill, toFill.slice(0, count))
}

const publicAddress = ({ scope, fleet, template }: Ground): readonly Mistake[] =>
  fleet.publicIp && namesGroups(template?.data)
    ? [
        {
          path: at(scope, 'fleet.ec2.public-ip'),
          said: 'cannot be asked for beside a launch template that names security groups of the instance',
          remedy:
            'Move the groups into a network interface of the template, or let the subnet give public addresses.',
        },
      ]
    : []

/** Security groups and key pair exist. */
export const checkAccess = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> =>
  (await Promise.all([checkSecurityGroups(ground, signal), checkKey(ground, signal)])).flat()

const checkSecurityGroups = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { scope, fleet } = ground
  if (fleet.securityGroups.length === 0) return []
  const ec2 = await scope.clients.ec2()
  const filters = [{ Name: 'group-id', Values: [...fleet.securityGroups] }]
  const { SecurityGroups = [] } = await ec2.describeSecurityGroups({ Filters: filters }, signal)
  const found = new Map(SecurityGroups.map(({ GroupId, VpcId }) => [GroupId, VpcId]))
  return fleet.securityGroups.flatMap((id, index) => {
    const path = at(scope, `fleet.ec2.security-groups[${index}]`)
    if (!found.has(id)) return [absent(path, 'security group', id)]
    return elsewhere(ground, path, `the security group ${id}`, found.get(id))
  })
}

const checkKey = async ({ scope, fleet }: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  if (fleet.keyName === undefined) return []
  const ec2 = await scope.clients.ec2()
  try {
    await ec2.describeKeyPairs({ KeyNames: [fleet.keyName] }, signal)
    return []
  } catch (error) {
    if (isMissing(error)) return [absent(at(scope, 'fleet.ec2.key-name'), 'key pair', fleet.keyName)]
    throw error
  }
}
