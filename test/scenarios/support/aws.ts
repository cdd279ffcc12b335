import { DescribeInstancesCommand, EC2Client, type Instance, StopInstancesCommand } from '@aws-sdk/client-ec2'
import {
  type Action,
  DeleteRuleCommand,
  DescribeListenersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyListenerCommand,
  ModifyRuleCommand,
  RemoveTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53'
import type { Sandbox } from '../../../sandbox/start.ts'
import { readServices, type SeededConfig } from './config.ts'

/** What AWS shows of a service, in words: `{ routes: ['blue'], blue: ['v1 healthy'], green: [], … }`. */
export interface Look {
  /** Where each route forwards to: a color, or whatever else. */
  readonly routes: readonly string[]
  /** Release and health of each target. */
  readonly blue: readonly string[]
  readonly green: readonly string[]
  /** Release and state of each instance of any service that is neither a target nor terminated. */
  readonly apart: readonly string[]
  /** The side that the preview rule shows; `none` where there is no rule. */
  readonly preview: string
}

/** A person with the AWS console: looks, and changes what a person or Terraform would. */
export type Person = ReturnType<typeof createPerson>

export function createPerson(sandbox: Pick<Sandbox, 'endpoint' | 'env' | 'config'>) {
  const { endpoint, env } = sandbox
  const config = {
    endpoint,
    region: env['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  }
  const elbv2 = new ElasticLoadBalancingV2Client(config)
  const ec2 = new EC2Client(config)
  const route53 = new Route53Client(config)
  // Read anew each time: a reset makes new ones.
  const service = (name: string): SeededConfig => {
    const found = readServices(sandbox.config)[name]
    if (found === undefined) throw new Error(`the sandbox has no service ${name}`)
    return found
  }

  const instances = async (): Promise<readonly Instance[]> => {
    const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}))
    return Reservations.flatMap(({ Instances = [] }) => Instances).filter(
      ({ State }) => State?.Name !== 'terminated' && State?.Name !== 'shutting-down',
    )
  }
  const targets = async (group: string) => {
    const answer = await elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: group }))
    return (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
      id: Target?.Id ?? '',
      state: TargetHealth?.State ?? '',
    }))
  }
  const forwarded = async ({ listener, rule }: SeededConfig['routes'][number]) =>
    rule === undefined
      ? (await elbv2.send(new DescribeListenersCommand({ ListenerArns: [listener ?? ''] }))).Listeners?.[0]
          ?.DefaultActions
      : (await elbv2.send(new DescribeRulesCommand({ RuleArns: [rule] }))).Rules?.[0]?.Actions
  const rules = async (name = 'web') => {
    const ListenerArn = service(name).routes[0]?.listener ?? ''
    return (await elbv2.send(new DescribeRulesCommand({ ListenerArn }))).Rules ?? []
  }

  const strip = async (arns: readonly string[], prefix: string): Promise<void> => {
    const { TagDescriptions = [] } = await elbv2.send(new DescribeTagsCommand({ ResourceArns: [...arns] }))
    for (const { ResourceArn = '', Tags = [] } of TagDescriptions) {
      const TagKeys = Tags.map(({ Key }) => Key ?? '').filter((key) => key.startsWith(prefix))
      if (TagKeys.length > 0)
        await elbv2.send(new RemoveTagsCommand({ ResourceArns: [ResourceArn], TagKeys }))
    }
  }

  return {
    elbv2,
    ec2,
    route53,
    service,
    instances,
    rules,
    /** All of a service at this moment. */
    async look(name = 'web'): Promise<Look> {
      const { routes, 'target-groups': groups } = service(name)
      const colorOf = (actions: Action[] = []) => said(groups, actions)
      const [forwards, machines, blue, green, standing] = await Promise.all([
        Promise.all(routes.map(forwarded)),
        instances(),
        targets(groups.blue),
        targets(groups.green),
        rules(name),
      ])
      const release = (id: string) => releaseOf(machines.find(({ InstanceId }) => InstanceId === id))
      const side = (each: typeof blue) => each.map(({ id, state }) => `${release(id)} ${state}`).sort()
      const used = new Set([...blue, ...green].map(({ id }) => id))
      const apart = machines.filter(({ InstanceId }) => !used.has(InstanceId ?? ''))
      const preview = standing.find(({ Priority }) => Priority === '10')
      return {
        routes: forwards.map(colorOf),
        blue: side(blue),
        green: side(green),
        apart: apart.map((machine) => `${releaseOf(machine)} ${machine.State?.Name}`).sort(),
        preview: preview === undefined ? 'none' : colorOf(preview.Actions),
      }
    },
    /** Ids of the targets of a side. */
    targetIds: async (color: 'blue' | 'green', name = 'web') =>
      (await targets(service(name)['target-groups'][color])).map(({ id }) => id).sort(),
    /** Names of the A records in the service's zone. */
    async records(name = 'web'): Promise<readonly string[]> {
      const HostedZoneId = service(name).dns.zone
      const { ResourceRecordSets = [] } = await route53.send(
        new ListResourceRecordSetsCommand({ HostedZoneId }),
      )
      return ResourceRecordSets.filter(({ Type }) => Type === 'A').map(({ Name }) => Name ?? '')
    },
    /** Sets one route to a side, or to what else the actions say, as with ModifyListener or ModifyRule in a console. */
    async setRoute(index: number, to: 'blue' | 'green' | Action[], name = 'web'): Promise<void> {
      const { routes, 'target-groups': groups } = service(name)
      const { listener, rule } = routes[index] ?? {}
      const actions: Action[] =
        typeof to === 'string' ? [{ Type: 'forward', TargetGroupArn: groups[to] }] : to
      if (rule === undefined)
        await elbv2.send(new ModifyListenerCommand({ ListenerArn: listener, DefaultActions: actions }))
      else await elbv2.send(new ModifyRuleCommand({ RuleArn: rule, Actions: actions }))
    },
    /** Takes every tag of ours off both groups, as Terraform does with tags that it does not know. */
    stripTags: (name = 'web') => strip(Object.values(service(name)['target-groups']), 'switchover:'),
    /** Takes the terms of the hold off both groups and the rules of ours. */
    async stripTerms(name = 'web'): Promise<void> {
      const own = (await rules(name)).filter(({ Priority }) => Priority === '10')
      const arns = own.map(({ RuleArn }) => RuleArn ?? '')
      await strip([...Object.values(service(name)['target-groups']), ...arns], 'switchover:terms.')
    },
    /** Removes a route's rule, as Terraform does with one that is in its files no more. */
    removeRule: (RuleArn: string) => elbv2.send(new DeleteRuleCommand({ RuleArn })),
    /** Stops an instance. */
    stop: (id: string) => ec2.send(new StopInstancesCommand({ InstanceIds: [id] })),
    destroy() {
      for (const client of [elbv2, ec2, route53]) client.destroy()
    },
  }
}

const releaseOf = (machine: Instance | undefined): string =>
  machine?.Tags?.find(({ Key }) => Key === 'switchover:release')?.Value ?? 'unknown'

/** Where actions forward to: a color, or the kind of the last action, or the groups with their weights. */
function said(groups: SeededConfig['target-groups'], actions: readonly Action[]): string {
  const last = actions.at(-1)
  if (last?.Type !== 'forward') return last?.Type ?? 'nothing'
  const all = last.ForwardConfig?.TargetGroups ?? [{ TargetGroupArn: last.TargetGroupArn, Weight: 1 }]
  return all
    .filter(({ Weight }) => Weight !== 0)
    .map(({ TargetGroupArn: arn }) =>
      arn === groups.blue ? 'blue' : arn === groups.green ? 'green' : (arn ?? '').split('/')[1],
    )
    .join('+')
}
