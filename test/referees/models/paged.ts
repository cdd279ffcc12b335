import { autoscaling } from '../../../sandbox/operations/autoscaling/index.ts'
import { ec2 } from '../../../sandbox/operations/ec2/index.ts'
import { elbv2 } from '../../../sandbox/operations/elbv2/index.ts'
import { route53 } from '../../../sandbox/operations/route53/index.ts'
import { ssm } from '../../../sandbox/operations/ssm/index.ts'
import { at } from '../calls/resolve.ts'
import type { Json, Service } from '../clients/client.ts'

/** A call whose answer comes in pages. */
export interface Paged {
  readonly service: Service
  readonly operation: string
  readonly input: Json
  /** The member of the answer that holds the items. */
  readonly items: string
  /** The smallest page that AWS's page of the call allows. */
  readonly least: 1 | 5
}

/** What the calls are about: one thing of each kind that has many parts. */
interface Whole {
  readonly balancer: Json
  readonly listener: Json
  readonly template: Json
  readonly zone: Json
  readonly group: Json
  readonly instances: readonly Json[]
}

/** Every call of the sandbox that AWS's clients page. */
export function pagedCalls({
  balancer,
  listener,
  template,
  zone,
  group,
  instances,
}: Whole): readonly Paged[] {
  const of =
    (service: Service, least: 1 | 5) =>
    (operation: string, items: string, input: Json = {}) =>
      ({ service, operation, input, items, least }) as const
  const some = { Filters: [{ Name: 'instance-type', Values: ['t3*'] }] }
  const [elb, dns, inOnes, inFives] = [of('elbv2', 1), of('route53', 1), of('ec2', 1), of('ec2', 5)]
  const [scaling, systems, managed] = [of('autoscaling', 1), of('ssm', 1), of('ssm', 5)]
  const ofGroup = { AutoScalingGroupName: group }
  return [
    elb('DescribeLoadBalancers', 'LoadBalancers'),
    elb('DescribeTargetGroups', 'TargetGroups'),
    elb('DescribeListeners', 'Listeners', { LoadBalancerArn: balancer }),
    elb('DescribeRules', 'Rules', { ListenerArn: listener }),
    elb('DescribeAccountLimits', 'Limits'),
    inOnes('DescribeImages', 'Images'),
    inOnes('DescribeLaunchTemplates', 'LaunchTemplates'),
    inOnes('DescribeLaunchTemplateVersions', 'LaunchTemplateVersions', { LaunchTemplateId: template }),
    inFives('DescribeInstances', 'Reservations'),
    inFives('DescribeInstanceStatus', 'InstanceStatuses'),
    inFives('DescribeInstanceTypeOfferings', 'InstanceTypeOfferings', some),
    inFives('DescribeNetworkInterfaces', 'NetworkInterfaces'),
    inFives('DescribeSecurityGroups', 'SecurityGroups'),
    inFives('DescribeSubnets', 'Subnets'),
    inFives('DescribeTags', 'Tags'),
    inFives('DescribeVpcs', 'Vpcs'),
    inFives('DescribeInstanceTypes', 'InstanceTypes', some),
    inFives('DescribeVolumes', 'Volumes'),
    scaling('DescribeAutoScalingGroups', 'AutoScalingGroups'),
    scaling('DescribeAutoScalingInstances', 'AutoScalingInstances'),
    scaling('DescribeLoadBalancerTargetGroups', 'LoadBalancerTargetGroups', ofGroup),
    scaling('DescribePolicies', 'ScalingPolicies', ofGroup),
    scaling('DescribeScalingActivities', 'Activities', ofGroup),
    scaling('DescribeScheduledActions', 'ScheduledUpdateGroupActions', ofGroup),
    scaling('DescribeTags', 'Tags'),
    managed('DescribeInstanceInformation', 'InstanceInformationList', {
      Filters: [{ Key: 'InstanceIds', Values: instances }],
    }),
    systems('DescribeParameters', 'Parameters'),
    systems('GetParametersByPath', 'Parameters', { Path: '/plenty' }),
    systems('ListDocuments', 'DocumentIdentifiers', {
      Filters: [{ Key: 'Name', Values: ['plenty-'] }],
    }),
    systems('ListCommands', 'Commands'),
    systems('ListCommandInvocations', 'CommandInvocations'),
    dns('ListHostedZones', 'HostedZones'),
    dns('ListResourceRecordSets', 'ResourceRecordSets', { HostedZoneId: zone }),
  ]
}

/** Those of the calls for which somebody has a paginator that the sandbox has too: `elbv2 DescribeRules`. */
export function pagedBySandbox(paginators: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return Object.entries({ autoscaling, elbv2, ec2, route53, ssm })
    .flatMap(([service, operations]) =>
      Object.keys(operations)
        .filter((operation) => paginators[service]?.includes(operation))
        .map((operation) => `${service} ${operation}`),
    )
    .sort()
}

/** The items of an answer; those of DescribeInstances are its instances, since a page may end inside a reservation. */
export function itemsOf({ items }: Paged, output: { readonly [name: string]: Json }): readonly Json[] {
  const found = list(output[items])
  return items === 'Reservations' ? found.flatMap((one) => list(at(one, 'Instances'))) : found.map(lasting)
}

/** An agent is heard of all the time: when it was last is another answer with each page. */
function lasting(item: Json): Json {
  if (at(item, 'LastPingDateTime') === undefined) return item
  return { ...(item as object), LastPingDateTime: '' }
}

/** The sizes at which something may go wrong: the smallest, and those about as large as the whole. */
export function sizesOf({ least }: Paged, count: number): readonly number[] {
  const sizes = [least, least + 1, least + 2, count - 1, count, count + 1]
  return [...new Set(sizes.filter((size) => size >= least))].sort((one, other) => one - other)
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
