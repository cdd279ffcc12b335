import { isList } from '../calls/resolve.ts'
import { type Client, type Json, must, type Service } from '../clients/client.ts'

/** A thing that a run made and did not delete, with what deletes it, in this order. */
export interface LeftBehind {
  readonly what: string
  readonly service: Service
  readonly deletions: readonly { readonly operation: string; readonly input: Json }[]
}

const TAGGED = { Name: 'tag-key', Values: ['switchover:referee'] }
const STANDING = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }

/** All that carries our tag or a name of ours in this account and Region, in the order in which it can be deleted. */
export async function leftBehind(client: Client): Promise<readonly LeftBehind[]> {
  const finders = [instances, launchTemplates, loadBalancers, targetGroups, hostedZones]
  const found: LeftBehind[] = []
  for (const find of finders) found.push(...(await find(client)))
  return found
}

async function instances(client: Client): Promise<LeftBehind[]> {
  const pages = await all(client, 'ec2', 'DescribeInstances', { Filters: [TAGGED, STANDING] }, 'NextToken')
  return items(pages, 'Reservations')
    .flatMap((reservation) => items([reservation], 'Instances'))
    .map((instance) => text(instance, 'InstanceId'))
    .map((id) => ({
      what: `instance ${id}`,
      service: 'ec2',
      deletions: [
        {
          operation: 'ModifyInstanceAttribute',
          input: { InstanceId: id, DisableApiTermination: { Value: false } },
        },
        { operation: 'TerminateInstances', input: { InstanceIds: [id] } },
      ],
    }))
}

async function launchTemplates(client: Client): Promise<LeftBehind[]> {
  const pages = await all(client, 'ec2', 'DescribeLaunchTemplates', { Filters: [TAGGED] }, 'NextToken')
  return items(pages, 'LaunchTemplates').map((template) => ({
    what: `launch template ${text(template, 'LaunchTemplateName')}`,
    service: 'ec2',
    deletions: [
      { operation: 'DeleteLaunchTemplate', input: { LaunchTemplateId: text(template, 'LaunchTemplateId') } },
    ],
  }))
}

/** Listeners and rules go with their load balancer. */
async function loadBalancers(client: Client): Promise<LeftBehind[]> {
  const pages = await all(client, 'elbv2', 'DescribeLoadBalancers', {}, 'NextMarker', 'Marker')
  return named(items(pages, 'LoadBalancers'), 'LoadBalancerName').map((one) => ({
    what: `load balancer ${text(one, 'LoadBalancerName')}`,
    service: 'elbv2',
    deletions: [
      { operation: 'DeleteLoadBalancer', input: { LoadBalancerArn: text(one, 'LoadBalancerArn') } },
    ],
  }))
}

async function targetGroups(client: Client): Promise<LeftBehind[]> {
  const pages = await all(client, 'elbv2', 'DescribeTargetGroups', {}, 'NextMarker', 'Marker')
  return named(items(pages, 'TargetGroups'), 'TargetGroupName').map((one) => ({
    what: `target group ${text(one, 'TargetGroupName')}`,
    service: 'elbv2',
    deletions: [{ operation: 'DeleteTargetGroup', input: { TargetGroupArn: text(one, 'TargetGroupArn') } }],
  }))
}

async function hostedZones(client: Client): Promise<LeftBehind[]> {
  const pages = await all(client, 'route53', 'ListHostedZones', {}, 'NextMarker', 'Marker')
  const zones = named(items(pages, 'HostedZones'), 'Name')
  return Promise.all(zones.map((zone) => hostedZone(client, zone)))
}

/** A zone is deleted when only the two sets are left that it was made with. */
async function hostedZone(client: Client, zone: Item): Promise<LeftBehind> {
  const id = text(zone, 'Id')
  const sets = items(
    [await must(client, 'route53', 'ListResourceRecordSets', { HostedZoneId: id })],
    'ResourceRecordSets',
  )
  const Changes = sets
    .filter(({ Type }) => Type !== 'NS' && Type !== 'SOA')
    .map((set) => ({ Action: 'DELETE', ResourceRecordSet: set }))
  const emptied = {
    operation: 'ChangeResourceRecordSets',
    input: { HostedZoneId: id, ChangeBatch: { Changes } },
  }
  return {
    what: `hosted zone ${text(zone, 'Name')}`,
    service: 'route53',
    deletions: [
      ...(Changes.length > 0 ? [emptied] : []),
      { operation: 'DeleteHostedZone', input: { Id: id } },
    ],
  }
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

function named(found: readonly Item[], key: string): readonly Item[] {
  return found.filter((one) => text(one, key).startsWith('swref-'))
}

function text(item: Item, key: string): string {
  const value = item[key]
  if (typeof value !== 'string') throw new Error(`there is no ${key} in ${JSON.stringify(item)}`)
  return value
}
