import { createHash } from 'node:crypto'
import type { EC2 } from '@aws-sdk/client-ec2'
import type {
  Action,
  CreateTargetGroupCommandInput,
  ElasticLoadBalancingV2,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Sandbox } from '../../../sandbox/start.ts'
import { until } from './until.ts'

export type Groups = Readonly<Record<'blue' | 'green', string>>

/** Where the further pair of target groups of the service `web` gets its traffic, and how it is asked. */
export interface PairWanted {
  /** A load balancer of its own, one more listener of the seeded one, or a rule of the seeded listener. */
  readonly on: 'internal load balancer' | 'second listener' | 'rule'
  /** What else is said of both target groups when they are made. */
  readonly groups?: Partial<CreateTargetGroupCommandInput>
  /** The path at which the seeded pair is asked for its health. */
  readonly seededHealthPath?: string
  /** Nothing is registered: what is live registers itself. */
  readonly empty?: boolean
}

/** A route as a config has it. */
export type Route = {
  readonly listener?: string
  readonly rule?: string
  readonly proof?: { readonly path: string }
  readonly 'target-groups'?: Groups
}

/** Of listeners that the seed did not make. */
export const port = 9090

export const statesIn = async (elbv2: ElasticLoadBalancingV2, TargetGroupArn: string) =>
  ((await elbv2.describeTargetHealth({ TargetGroupArn })).TargetHealthDescriptions ?? []).map(
    ({ TargetHealth }) => TargetHealth?.State,
  )

export async function seededGroups(
  elbv2: ElasticLoadBalancingV2,
  { seededHealthPath }: PairWanted,
): Promise<Groups> {
  const arnOf = async (name: string): Promise<string> => {
    const { TargetGroups: [found] = [] } = await elbv2.describeTargetGroups({ Names: [name] })
    const TargetGroupArn = found?.TargetGroupArn ?? ''
    if (seededHealthPath !== undefined)
      await elbv2.modifyTargetGroup({ TargetGroupArn, HealthCheckPath: seededHealthPath })
    return TargetGroupArn
  }
  return { blue: await arnOf('web-blue'), green: await arnOf('web-green') }
}

export async function seededListener(elbv2: ElasticLoadBalancingV2) {
  const { LoadBalancers: [balancer] = [] } = await elbv2.describeLoadBalancers({ Names: ['web'] })
  const loadBalancer = balancer?.LoadBalancerArn ?? ''
  const { Listeners: [first] = [] } = await elbv2.describeListeners({ LoadBalancerArn: loadBalancer })
  return { loadBalancer, listener: first?.ListenerArn ?? '' }
}

/** A twin of the seeded one. */
export async function createGroup(
  elbv2: ElasticLoadBalancingV2,
  like: string,
  name: string,
  { groups }: PairWanted,
): Promise<string> {
  const { TargetGroups: [seeded] = [] } = await elbv2.describeTargetGroups({ TargetGroupArns: [like] })
  const { TargetGroups: [made] = [] } = await elbv2.createTargetGroup({
    Name: name,
    Protocol: seeded?.Protocol,
    Port: seeded?.Port,
    VpcId: seeded?.VpcId,
    TargetType: seeded?.TargetType,
    HealthCheckPath: '/healthz',
    HealthCheckIntervalSeconds: seeded?.HealthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: seeded?.HealthCheckTimeoutSeconds,
    HealthyThresholdCount: seeded?.HealthyThresholdCount,
    UnhealthyThresholdCount: seeded?.UnhealthyThresholdCount,
    ...groups,
  })
  const TargetGroupArn = made?.TargetGroupArn ?? ''
  const { Attributes = [] } = await elbv2.describeTargetGroupAttributes({ TargetGroupArn: like })
  const delay = Attributes.filter(({ Key }) => Key === 'deregistration_delay.timeout_seconds')
  await elbv2.modifyTargetGroupAttributes({ TargetGroupArn, Attributes: delay })
  return TargetGroupArn
}

interface Place {
  readonly loadBalancer: string
  readonly listener: string
}

export async function createRoute(
  { world }: Sandbox,
  elbv2: ElasticLoadBalancingV2,
  { on }: PairWanted,
  group: string,
  seeded: Place,
): Promise<Place & { readonly route: Route }> {
  const forward: Action[] = [{ Type: 'forward', TargetGroupArn: group }]
  if (on === 'rule') {
    const { Rules: [rule] = [] } = await elbv2.createRule({
      ListenerArn: seeded.listener,
      Priority: 100,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/healthz'] } }],
      Actions: forward,
    })
    return { ...seeded, route: { rule: rule?.RuleArn ?? '', proof: { path: '/healthz' } } }
  }
  const Subnets = [...world.compute.subnets.keys()]
  const { LoadBalancers: [made] = [] } =
    on === 'second listener'
      ? {}
      : await elbv2.createLoadBalancer({ Name: 'web-inside', Scheme: 'internal', Subnets })
  const loadBalancer = made?.LoadBalancerArn ?? seeded.loadBalancer
  const { Listeners: [found] = [] } = await elbv2.createListener({
    LoadBalancerArn: loadBalancer,
    Protocol: 'HTTP',
    Port: port,
    DefaultActions: forward,
  })
  const listener = found?.ListenerArn ?? ''
  return { loadBalancer, listener, route: { listener } }
}

/** What is live is live there too, and ours. */
export async function fill(
  elbv2: ElasticLoadBalancingV2,
  ec2: EC2,
  from: string,
  into: string,
  owner: string,
): Promise<void> {
  const { TargetHealthDescriptions = [] } = await elbv2.describeTargetHealth({ TargetGroupArn: from })
  const ids = TargetHealthDescriptions.map(({ Target }) => Target?.Id ?? '')
  await elbv2.registerTargets({ TargetGroupArn: into, Targets: ids.map((Id) => ({ Id })) })
  await ec2.createTags({ Resources: ids, Tags: [{ Key: 'switchover:owner', Value: owner }] })
  await until(async () =>
    [...(await statesIn(elbv2, from)), ...(await statesIn(elbv2, into))].every(
      (state) => state === 'healthy',
    ),
  )
}

/** Written a second time here on purpose, as by the seed. */
export function ownerOf({ world }: Sandbox, groups: readonly string[]): string {
  const { account, region } = world.settings
  const owned = [account, region, ...[...groups].sort()].join('\n')
  return createHash('sha256').update(owned).digest('hex').slice(0, 16)
}
