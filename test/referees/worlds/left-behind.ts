import { autoscaling, ec2, elbv2, route53, ssm } from '../calls/ask.ts'
import type { Call } from '../calls/call.ts'
import { isList } from '../calls/resolve.ts'
import { type Client, type Json, must, type Service } from '../clients/client.ts'

const TAGGED = { Name: 'tag-key', Values: ['switchover:referee'] }
const STANDING = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }

/** What deletes all that carries our tag or a name of ours in this account and Region, in an order that works. */
export async function leftBehind(client: Client): Promise<readonly Call[]> {
  const finders = [
    scalingGroups,
    instances,
    launchTemplates,
    keyPairs,
    loadBalancers,
    targetGroups,
    subnets,
    hostedZones,
    parameters,
    documents,
  ]
  const found: Call[] = []
  for (const find of finders) found.push(...(await find(client)))
  return found
}

/** First: a group puts a new instance in the place of one that is terminated. */
async function scalingGroups(client: Client): Promise<Call[]> {
  const input = { Filters: [TAGGED] }
  const pages = await all(client, 'autoscaling', 'DescribeAutoScalingGroups', input, 'NextToken')
  return items(pages, 'AutoScalingGroups')
    .filter(({ Status }) => Status !== 'Delete in progress')
    .map((group) => text(group, 'AutoScalingGroupName'))
    .map((AutoScalingGroupName) =>
      autoscaling(`Auto Scaling group ${AutoScalingGroupName}`, 'DeleteAutoScalingGroup', {
        AutoScalingGroupName,
        ForceDelete: true,
      }),
    )
}

async function instances(client: Client): Promise<Call[]> {
  const pages = await all(client, 'ec2', 'DescribeInstances', { Filters: [TAGGED, STANDING] }, 'NextToken')
  return items(pages, 'Reservations')
    .flatMap((reservation) => items([reservation], 'Instances'))
    .map((instance) => text(instance, 'InstanceId'))
    .flatMap((id) => [
      ec2(`instance ${id}`, 'ModifyInstanceAttribute', {
        InstanceId: id,
        DisableApiTermination: { Value: false },
      }),
      ec2(`instance ${id}`, 'TerminateInstances', { InstanceIds: [id] }),
    ])
}

async function launchTemplates(client: Client): Promise<Call[]> {
  const pages = await all(client, 'ec2', 'DescribeLaunchTemplates', { Filters: [TAGGED] }, 'NextToken')
  return items(pages, 'LaunchTemplates')
    .map((template) => text(template, 'LaunchTemplateId'))
    .map((id) => ec2(`launch template ${id}`, 'DeleteLaunchTemplate', { LaunchTemplateId: id }))
}

async function keyPairs(client: Client): Promise<Call[]> {
  const found = await must(client, 'ec2', 'DescribeKeyPairs', { Filters: [TAGGED] })
  return items([found], 'KeyPairs')
    .map((pair) => text(pair, 'KeyPairId'))
    .map((KeyPairId) => ec2(`key pair ${KeyPairId}`, 'DeleteKeyPair', { KeyPairId }))
}

async function subnets(client: Client): Promise<Call[]> {
  const pages = await all(client, 'ec2', 'DescribeSubnets', { Filters: [TAGGED] }, 'NextToken')
  return items(pages, 'Subnets')
    .map((subnet) => text(subnet, 'SubnetId'))
    .map((SubnetId) => ec2(`subnet ${SubnetId}`, 'DeleteSubnet', { SubnetId }))
}

async function parameters(client: Client): Promise<Call[]> {
  const named = [{ Key: 'Name', Option: 'Contains', Values: ['swref-'] }]
  const pages = await all(client, 'ssm', 'DescribeParameters', { ParameterFilters: named }, 'NextToken')
  return items(pages, 'Parameters')
    .map((parameter) => text(parameter, 'Name'))
    .filter((name) => /^\/?swref-/.test(name))
    .map((Name) => ssm(`parameter ${Name}`, 'DeleteParameter', { Name }))
}

async function documents(client: Client): Promise<Call[]> {
  const own = [
    { Key: 'Owner', Values: ['Self'] },
    { Key: 'Name', Values: ['swref-'] },
  ]
  const pages = await all(client, 'ssm', 'ListDocuments', { Filters: own }, 'NextToken')
  return ours(items(pages, 'DocumentIdentifiers'), 'Name').map((one) =>
    ssm(`document ${text(one, 'Name')}`, 'DeleteDocument', { Name: text(one, 'Name') }),
  )
}

/** Listeners and rules go with their load balancer. */
async function loadBalancers(client: Client): Promise<Call[]> {
  const pages = await all(client, 'elbv2', 'DescribeLoadBalancers', {}, 'NextMarker', 'Marker')
  return ours(items(pages, 'LoadBalancers'), 'LoadBalancerName').flatMap((one) => {
    const [name, LoadBalancerArn] = [text(one, 'LoadBalancerName'), text(one, 'LoadBalancerArn')]
    const unprotected = { Key: 'deletion_protection.enabled', Value: 'false' }
    return [
      elbv2(`load balancer ${name}`, 'ModifyLoadBalancerAttributes', {
        LoadBalancerArn,
        Attributes: [unprotected],
      }),
      elbv2(`load balancer ${name}`, 'DeleteLoadBalancer', { LoadBalancerArn }),
    ]
  })
}

async function targetGroups(client: Client): Promise<Call[]> {
  const pages = await all(client, 'elbv2', 'DescribeTargetGroups', {}, 'NextMarker', 'Marker')
  return ours(items(pages, 'TargetGroups'), 'TargetGroupName').map((one) =>
    elbv2(`target group ${text(one, 'TargetGroupName')}`, 'DeleteTargetGroup', {
      TargetGroupArn: text(one, 'TargetGroupArn'),
    }),
  )
}

async function hostedZones(client: Client): Promise<Call[]> {
  const pages = await all(client, 'route53', 'ListHostedZones', {}, 'NextMarker', 'Marker')
  const zones = ours(items(pages, 'HostedZones'), 'Name')
  const found: Call[] = []
  // One after the other: Route 53 takes five requests a second from an account.
  for (const zone of zones) found.push(...(await hostedZone(client, zone)))
  return found
}

/** A zone is deleted when only the two sets are left that it was made with. */
async function hostedZone(client: Client, zone: Item): Promise<Call[]> {
  const [id, name] = [text(zone, 'Id'), text(zone, 'Name')]
  const sets = await must(client, 'route53', 'ListResourceRecordSets', { HostedZoneId: id })
  const records = items([sets], 'ResourceRecordSets').filter(({ Type }) => Type !== 'NS' && Type !== 'SOA')
  return [
    ...records.map((ResourceRecordSet) =>
      route53(`record in ${name}`, 'ChangeResourceRecordSets', {
        HostedZoneId: id,
        ChangeBatch: { Changes: [{ Action: 'DELETE', ResourceRecordSet }] },
      }),
    ),
    route53(`hosted zone ${name}`, 'DeleteHostedZone', { Id: id }),
  ]
}

type Item = { readonly [name: string]: Json }

/** Every page of a listing; `to` is the member that the request carries the mark in. */
async function all(
  client: Client,
  service: Service,
  operation: string,
  input: Item,
  from: string,
  to = from,
): Promise<readonly Item[]> {
  const pages: Item[] = []
  for (let mark: Json | undefined; pages.length === 0 || mark; mark = pages.at(-1)?.[from])
    pages.push(await must(client, service, operation, mark ? { ...input, [to]: mark } : input))
  return pages
}

function items(pages: readonly Item[], key: string): readonly Item[] {
  return pages.flatMap((page) => {
    const list = page[key] ?? []
    return isList(list) ? list.filter(isItem) : []
  })
}

function isItem(value: Json): value is Item {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** Those whose name this suite gave. */
function ours(found: readonly Item[], key: string): readonly Item[] {
  return found.filter((one) => /^(?:[a-z]+\.)?swref-/.test(text(one, key)))
}

function text(item: Item, key: string): string {
  const value = item[key]
  if (typeof value !== 'string') throw new Error(`there is no ${key} in ${JSON.stringify(item)}`)
  return value
}
