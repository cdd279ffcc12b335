import { ec2, elbv2, route53 } from '../calls/ask.ts'
import type { Call } from '../calls/call.ts'
import { isList } from '../calls/resolve.ts'
import { type Client, type Json, must, type Service } from '../clients/client.ts'

const TAGGED = { Name: 'tag-key', Values: ['switchover:referee'] }
const STANDING = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }

/** What deletes all that carries our tag or a name of ours in this account and Region, in an order that works. */
export async function leftBehind(client: Client): Promise<readonly Call[]> {
  const finders = [instances, launchTemplates, loadBalancers, targetGroups, hostedZones]
  const found: Call[] = []
  for (const find of finders) found.push(...(await find(client)))
  return found
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
