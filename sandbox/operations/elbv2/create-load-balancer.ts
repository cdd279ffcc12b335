import type {
  CreateLoadBalancerCommandInput as Input,
  CreateLoadBalancerOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import { among, filled, invalid, required } from './input.ts'
import { parseName } from './parse-name.ts'
import { parseTags } from './parse-tags.ts'
import { showLoadBalancer } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export function createLoadBalancer(world: World, input: Input): Output {
  const { loadBalancing } = world
  const name = parseName('Load balancer', input.Name)
  if (name.startsWith('internal-'))
    throw invalid(`Load balancer name '${name}' cannot begin with 'internal-'`)
  refuseOthers(input)
  const subnets = parseSubnets(world, input)
  const vpcId = subnets[0]?.vpcId ?? ''
  const made = loadBalancing.createLoadBalancer({
    name,
    scheme: among(['internet-facing', 'internal'], input.Scheme ?? 'internet-facing', 'scheme'),
    vpcId,
    subnets: subnets.map(({ id, zone }) => ({ id, zone })),
    securityGroups: parseSecurityGroups(world, vpcId, input.SecurityGroups ?? []),
    tags: parseTags(input.Tags),
  })
  return { LoadBalancers: [showLoadBalancer(loadBalancing, made)] }
}

/** Better a refusal than an Application Load Balancer in the place of something else. */
function refuseOthers({ Type = 'application', IpAddressType = 'ipv4' }: Input): void {
  if (Type !== 'application') throw invalid(`The sandbox has no load balancers of type '${Type}'`)
  if (IpAddressType !== 'ipv4') throw invalid(`The sandbox has no IP address type '${IpAddressType}'`)
}

/** "You must specify subnets from at least two Availability Zones", one in each. */
function parseSubnets({ compute }: World, { Subnets, SubnetMappings }: Input) {
  if (Subnets !== undefined && SubnetMappings !== undefined) {
    throw invalid('You must specify either subnets or subnet mappings, but not both')
  }
  const ids =
    Subnets ?? SubnetMappings?.map(({ SubnetId }) => required(SubnetId, 'subnetMappings.1.member.subnetId'))
  const subnets = filled(ids, 'subnets').map((id) => {
    const subnet = compute.subnets.get(id)
    if (subnet === undefined) throw new AwsError('SubnetNotFound', `The subnet ID '${id}' is not found`)
    return subnet
  })
  const zones = new Set(subnets.map(({ zone }) => zone))
  if (zones.size < subnets.length) {
    throw new AwsError(
      'InvalidConfigurationRequest',
      'A load balancer cannot be attached to multiple subnets in the same Availability Zone',
    )
  }
  if (zones.size < 2) {
    throw invalid('At least two subnets in two different Availability Zones must be specified')
  }
  if (new Set(subnets.map(({ vpcId }) => vpcId)).size > 1) {
    throw new AwsError('InvalidConfigurationRequest', 'All subnets must belong to the same VPC')
  }
  return subnets
}

/** One that names none has been seen to get its VPC's default one: https://github.com/ansible-collections/amazon.aws/issues/10 */
function parseSecurityGroups({ compute }: World, vpcId: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [compute.defaultSecurityGroup(vpcId).id]
  const unknown = ids.find((id) => !compute.securityGroups.has(id))
  if (unknown === undefined) return ids
  throw new AwsError('InvalidSecurityGroup', `Security group '${unknown}' does not exist`)
}
