import type {
  CreateAutoScalingGroupCommandInput,
  UpdateAutoScalingGroupCommandInput,
} from '@aws-sdk/client-auto-scaling'
import type { GroupSettings, LaunchChoice } from '../../model/scaling/settings.ts'
import type { World } from '../../model/world.ts'
import { invalid, within } from './input.ts'
import { chosen, mixedOf } from './launch-input.ts'

type Sent = CreateAutoScalingGroupCommandInput | UpdateAutoScalingGroupCommandInput

const ANY = [0, 2 ** 31 - 1] as const

const POLICIES = [
  'Default',
  'AllocationStrategy',
  'ClosestToNextInstanceHour',
  'NewestInstance',
  'OldestInstance',
  'OldestLaunchConfiguration',
  'OldestLaunchTemplate',
]

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export function newSettings(world: World, sent: Sent): GroupSettings {
  const launch = launchOf(world, sent)
  const place = placeOf(world, sent)
  if (launch === undefined)
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    )
  if (place === undefined) throw invalid('At least one Availability Zone or VPC Subnet is required.')
  const min = within(sent.MinSize, ANY, 'minSize') ?? 0
  const max = within(sent.MaxSize, ANY, 'maxSize') ?? 0
  const usual = {
    ...{ min, max, desired: min, launch, ...place },
    cooldownSeconds: 300,
    healthCheckType: 'EC2',
    graceSeconds: 0,
    terminationPolicies: ['Default'],
    protectsNew: false,
    capacityRebalance: false,
  }
  return { ...usual, ...changes(sent) }
}

/**
 * What was not sent stays. "If a new value for MinSize is specified without setting a value for DesiredCapacity, and
 * the new MinSize is larger than the current size of the group, this sets the group's DesiredCapacity to the new
 * MinSize value", and so with MaxSize.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 */
export function changedSettings(world: World, before: GroupSettings, sent: Sent): GroupSettings {
  const changed = { ...before, ...changes(sent), ...placeOf(world, sent) }
  const launch = launchOf(world, sent, before.launch) ?? before.launch
  const { min, max } = changed
  const desired = sent.DesiredCapacity ?? Math.max(Math.min(before.desired, max), min)
  return { ...changed, launch, desired }
}

function changes(sent: Sent): Partial<GroupSettings> {
  const grace = within(sent.HealthCheckGracePeriod, ANY, 'healthCheckGracePeriod')
  const lifetime = within(sent.MaxInstanceLifetime, ANY, 'maxInstanceLifetime')
  return present({
    min: within(sent.MinSize, ANY, 'minSize'),
    max: within(sent.MaxSize, ANY, 'maxSize'),
    desired: within(sent.DesiredCapacity, ANY, 'desiredCapacity'),
    cooldownSeconds: within(sent.DefaultCooldown, ANY, 'defaultCooldown'),
    healthCheckType: sent.HealthCheckType === undefined ? undefined : checkTypes(sent.HealthCheckType),
    graceSeconds: grace,
    terminationPolicies: policiesOf(sent.TerminationPolicies),
    protectsNew: sent.NewInstancesProtectedFromScaleIn,
    capacityRebalance: sent.CapacityRebalance,
    warmupSeconds: sent.DefaultInstanceWarmup,
    maxLifetimeSeconds: lifetime,
  })
}

/** Without what is undefined. */
function present<Members extends object>(
  members: Members,
): { [Name in keyof Members]?: NonNullable<Members[Name]> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Members]?: NonNullable<Members[Name]>
  }
}

function checkTypes(text: string): string {
  const wrong = text.split(',').find((type) => !['EC2', 'ELB', 'EBS', 'VPC_LATTICE'].includes(type.trim()))
  if (wrong !== undefined) throw invalid(`'${wrong}' is not a valid health check type`)
  return text
}

function policiesOf(policies: readonly string[] | undefined): readonly string[] | undefined {
  const wrong = policies?.find((policy) => !POLICIES.includes(policy))
  if (wrong !== undefined) throw invalid(`'${wrong}' is not a valid termination policy`)
  return policies?.length === 0 ? undefined : policies
}

function launchOf({ compute }: World, sent: Sent, before?: LaunchChoice): LaunchChoice | undefined {
  const { LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName } = sent
  const given = [LaunchTemplate, MixedInstancesPolicy, LaunchConfigurationName].filter(
    (one) => one !== undefined,
  )
  if (given.length > 1)
    throw invalid(
      'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
    )
  if (LaunchConfigurationName !== undefined)
    throw invalid(
      `Launch configuration name not found - Launch configuration ${LaunchConfigurationName} not found`,
    )
  if (LaunchTemplate !== undefined) return { template: chosen(compute, LaunchTemplate) }
  return MixedInstancesPolicy === undefined ? undefined : mixedOf(compute, MixedInstancesPolicy, before)
}

/** The subnets that are named, or the first one in each zone that is. */
function placeOf({ compute }: World, sent: Sent): Pick<GroupSettings, 'subnetIds' | 'zones'> | undefined {
  const { VPCZoneIdentifier: list, AvailabilityZones: zones } = sent
  const subnets = [...compute.subnets.values()]
  if (list !== undefined && list !== '') {
    const subnetIds = list.split(',').map((id) => id.trim())
    const lost = subnetIds.find((id) => !compute.subnets.has(id))
    if (lost !== undefined) throw invalid(`The subnet ID '${lost}' does not exist`)
    const found = subnetIds.flatMap((id) => compute.subnets.get(id)?.zone ?? [])
    return { subnetIds, zones: [...new Set(found)] }
  }
  if (zones === undefined || zones.length === 0) return undefined
  const firsts = zones.map((zone) => subnets.find((subnet) => subnet.zone === zone))
  if (firsts.includes(undefined)) throw invalid(`Invalid availability zones: [${zones.join(', ')}]`)
  return { subnetIds: firsts.flatMap((subnet) => subnet?.id ?? []), zones: [...zones] }
}
