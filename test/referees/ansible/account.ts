import { EC2, type Instance } from '@aws-sdk/client-ec2'
import {
  type Action,
  ElasticLoadBalancingV2,
  type TargetGroupTuple,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { Route53 } from '@aws-sdk/client-route-53'
import { CREDENTIALS } from '../../../sandbox/server/signature.ts'

export type Account = ReturnType<typeof openAccount>

/** Looks at an account through the official SDK, and tells what is there in few words. */
export function openAccount(endpoint: string) {
  const config = { endpoint, region: 'us-east-1', credentials: CREDENTIALS }
  const [elb, ec2, route53] = [new ElasticLoadBalancingV2(config), new EC2(config), new Route53(config)]

  const balancerOf = async (name: string) =>
    (await elb.describeLoadBalancers({ Names: [name] })).LoadBalancers?.[0]?.LoadBalancerArn
  const groupOf = async (name: string) =>
    (await elb.describeTargetGroups({ Names: [name] })).TargetGroups?.[0]?.TargetGroupArn
  const listenersOf = async (balancer: string) =>
    (await elb.describeListeners({ LoadBalancerArn: await balancerOf(balancer) })).Listeners ?? []

  return {
    elb,
    balancerOf,
    groupOf,

    /** Where each listener sends what: by port, then by priority. */
    async routes(balancer: string): Promise<Record<string, Record<string, string>>> {
      const listeners = await listenersOf(balancer)
      const each = listeners.map(async ({ ListenerArn, Port }) => {
        const { Rules = [] } = await elb.describeRules({ ListenerArn })
        const rules = Rules.map(({ Priority, Actions }) => [Priority, wayOf(Actions?.[0])])
        return [Port, Object.fromEntries(rules)]
      })
      return Object.fromEntries(await Promise.all(each))
    },

    async image(): Promise<string | undefined> {
      return (await ec2.describeImages({})).Images?.[0]?.ImageId
    },

    /** Those that run and have a name like this one, by name. */
    async machines(name: string): Promise<readonly Instance[]> {
      const { Reservations = [] } = await ec2.describeInstances({
        Filters: [
          { Name: 'tag:Name', Values: [name] },
          { Name: 'instance-state-name', Values: ['running'] },
        ],
      })
      const all = Reservations.flatMap(({ Instances = [] }) => Instances)
      return all.toSorted((one, other) => tagOf(one, 'Name').localeCompare(tagOf(other, 'Name')))
    },

    /** The state of each target, by its id. */
    async targets(group: string): Promise<Record<string, string>> {
      const health = await elb.describeTargetHealth({ TargetGroupArn: await groupOf(group) })
      const states = (health.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => [
        Target?.Id,
        TargetHealth?.State,
      ])
      return Object.fromEntries(states)
    },

    /** The attributes of a group, and its tags. */
    async group(name: string) {
      const arn = await groupOf(name)
      const { Attributes = [] } = await elb.describeTargetGroupAttributes({ TargetGroupArn: arn })
      const { TagDescriptions = [] } = await elb.describeTags({ ResourceArns: arn ? [arn] : [] })
      return { attributes: pairs(Attributes), tags: pairs(TagDescriptions[0]?.Tags ?? []) }
    },

    async balancer(name: string) {
      const { Attributes = [] } = await elb.describeLoadBalancerAttributes({
        LoadBalancerArn: await balancerOf(name),
      })
      return pairs(Attributes)
    },

    /** The A records of the only zone, by name. */
    async records(): Promise<Record<string, string>> {
      const { HostedZones = [] } = await route53.listHostedZones({})
      const { ResourceRecordSets = [] } = await route53.listResourceRecordSets({
        HostedZoneId: HostedZones[0]?.Id,
      })
      const addresses = ResourceRecordSets.filter(({ Type }) => Type === 'A')
      return Object.fromEntries(
        addresses.map(({ Name, ResourceRecords }) => [Name, ResourceRecords?.[0]?.Value]),
      )
    },

    close() {
      for (const client of [elb, ec2, route53]) client.destroy()
    },
  }
}

/** The value of a tag; empty where there is none. */
export function tagOf({ Tags = [] }: Instance, key: string): string {
  return Tags.find(({ Key }) => Key === key)?.Value ?? ''
}

function wayOf(action: Action | undefined): string {
  const groups = action?.ForwardConfig?.TargetGroups ?? []
  if (groups.length === 0) return action?.Type ?? 'nothing'
  return groups.length === 1
    ? nameOf(groups[0])
    : groups.map((group) => `${nameOf(group)} ${group.Weight}`).join(', ')
}

function nameOf(group: TargetGroupTuple | undefined): string {
  return group?.TargetGroupArn?.split('/')[1] ?? 'nothing'
}

function pairs(all: readonly { Key?: string | undefined; Value?: string | undefined }[]) {
  return Object.fromEntries(all.map(({ Key = '', Value }) => [Key, Value]))
}
