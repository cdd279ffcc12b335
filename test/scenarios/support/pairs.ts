import { createHash } from 'node:crypto'
import { EC2 } from '@aws-sdk/client-ec2'
import {
  type CreateTargetGroupCommandInput,
  ElasticLoadBalancingV2,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Sandbox } from '../../../sandbox/start.ts'
import { until } from './until.ts'

type Groups = Readonly<Record<'blue' | 'green', string>>

/** Where the further pair of target groups of the service `web` gets its traffic. */
export interface PairWanted {
  /** A load balancer of its own, one more listener of the seeded one, or a rule of the seeded listener. */
  readonly on: 'internal load balancer' | 'second listener' | 'rule'
  /** What else is said of both target groups when they are made. */
  readonly groups?: Partial<CreateTargetGroupCommandInput>
  /** What is live is no instance of the seed: nothing is registered. */
  readonly empty?: boolean
}

/** A further pair of target groups, and what leads to it. */
export interface FurtherPair {
  readonly loadBalancer: string
  readonly listener: string
  readonly groups: Groups
  /** The URL of each of its load balancer's nodes. */
  readonly nodes: readonly string[]
  /** The routes of a config of both pairs. */
  readonly routes: readonly {
    readonly listener?: string
    readonly rule?: string
    readonly proof?: { readonly path: string }
    readonly 'target-groups'?: Groups
  }[]
  /** The tag by which all that is ours is known once both pairs are named. */
  readonly owner: string
}

const port = 9090

/**
 * Gives the service `web` of a fresh sandbox a second pair of target groups, blue live and healthy there too, as a person
 * or Terraform would. What is ours is tagged for the new owner, as the action itself would have left it.
 */
export async function createPair(sandbox: Sandbox, wanted: PairWanted): Promise<FurtherPair> {
  const { elbv2, ec2 } = clientsOf(sandbox)
  try {
    const { TargetGroups = [] } = await elbv2.describeTargetGroups({ Names: ['web-blue', 'web-green'] })
    const [blue = '', green = ''] = TargetGroups.map(({ TargetGroupArn }) => TargetGroupArn ?? '')
    const groups = {
      blue: await createGroup(elbv2, 'blue', wanted),
      green: await createGroup(elbv2, 'green', wanted),
    }
    const { LoadBalancers: [seeded] = [] } = await elbv2.describeLoadBalancers({ Names: ['web'] })
    const { Listeners: [first] = [] } = await elbv2.describeListeners({
      LoadBalancerArn: seeded?.LoadBalancerArn,
    })
    const { loadBalancer, listener, route } = await createRoute(elbv2, wanted, groups.blue, {
      loadBalancer: seeded?.LoadBalancerArn ?? '',
      listener: first?.ListenerArn ?? '',
      subnets: [...sandbox.world.compute.subnets.keys()],
    })
    const owner = ownerOf(sandbox, [blue, green, groups.blue, groups.green])
    if (!wanted.empty) await fill(elbv2, ec2, blue, groups.blue, owner)
    const addresses = sandbox.world.loadBalancing.loadBalancers.get(loadBalancer)?.nodeAddresses ?? []
    const at = wanted.on === 'rule' ? new URL(sandbox.nodes[0]?.[0] ?? '').port : port
    return {
      loadBalancer,
      listener,
      groups,
      owner,
      nodes: addresses.map((address) => `http://${address}:${at}`),
      routes: [{ listener: first?.ListenerArn ?? '' }, { ...route, 'target-groups': groups }],
    }
  } finally {
    elbv2.destroy()
    ec2.destroy()
  }
}

function clientsOf({ endpoint, env }: Sandbox) {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = env
  const client = { endpoint, region: env['AWS_REGION'] ?? '', credentials: { accessKeyId, secretAccessKey } }
  return { elbv2: new ElasticLoadBalancingV2(client), ec2: new EC2(client) }
}

/** A twin of the seeded one. */
async function createGroup(
  elbv2: ElasticLoadBalancingV2,
  color: string,
  { groups }: PairWanted,
): Promise<string> {
  const { TargetGroups: [like] = [] } = await elbv2.describeTargetGroups({ Names: [`web-${color}`] })
  const { TargetGroups: [made] = [] } = await elbv2.createTargetGroup({
    Name: `further-${color}`,
    Protocol: like?.Protocol,
    Port: like?.Port,
    VpcId: like?.VpcId,
    TargetType: like?.TargetType,
    HealthCheckPath: like?.HealthCheckPath,
    HealthCheckIntervalSeconds: like?.HealthCheckIntervalSeconds,
    HealthCheckTimeoutSeconds: like?.HealthCheckTimeoutSeconds,
    HealthyThresholdCount: like?.HealthyThresholdCount,
    UnhealthyThresholdCount: like?.UnhealthyThresholdCount,
    ...groups,
  })
  const arn = made?.TargetGroupArn ?? ''
  const { Attributes = [] } = await elbv2.describeTargetGroupAttributes({
    TargetGroupArn: like?.TargetGroupArn,
  })
  const delay = Attributes.filter(({ Key }) => Key === 'deregistration_delay.timeout_seconds')
  await elbv2.modifyTargetGroupAttributes({ TargetGroupArn: arn, Attributes: delay })
  return arn
}

interface Place {
  readonly loadBalancer: string
  readonly listener: string
  readonly subnets: string[]
}

async function createRoute(
  elbv2: ElasticLoadBalancingV2,
  { on }: PairWanted,
  group: string,
  seeded: Place,
): Promise<Omit<Place, 'subnets'> & { readonly route: FurtherPair['routes'][number] }> {
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: group }]
  if (on === 'rule') {
    const { Rules: [rule] = [] } = await elbv2.createRule({
      ListenerArn: seeded.listener,
      Priority: 100,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/healthz'] } }],
      Actions: DefaultActions,
    })
    return { ...seeded, route: { rule: rule?.RuleArn ?? '', proof: { path: '/healthz' } } }
  }
  const loadBalancer =
    on === 'second listener'
      ? seeded.loadBalancer
      : ((
          await elbv2.createLoadBalancer({
            Name: 'web-internal',
            Scheme: 'internal',
            Subnets: seeded.subnets,
          })
        ).LoadBalancers?.[0]?.LoadBalancerArn ?? '')
  const made = await elbv2.createListener({
    LoadBalancerArn: loadBalancer,
    Protocol: 'HTTP',
    Port: port,
    DefaultActions,
  })
  const listener = made.Listeners?.[0]?.ListenerArn ?? ''
  return { loadBalancer, listener, route: { listener } }
}

/** What is live is live there too, and ours. */
async function fill(
  elbv2: ElasticLoadBalancingV2,
  ec2: EC2,
  from: string,
  into: string,
  owner: string,
): Promise<void> {
  const healthIn = async (TargetGroupArn: string) =>
    (await elbv2.describeTargetHealth({ TargetGroupArn })).TargetHealthDescriptions ?? []
  const targets = (await healthIn(from)).map(({ Target }) => ({ Id: Target?.Id }))
  await elbv2.registerTargets({ TargetGroupArn: into, Targets: targets })
  const ids = targets.map(({ Id = '' }) => Id)
  await ec2.createTags({ Resources: ids, Tags: [{ Key: 'switchover:owner', Value: owner }] })
  await until(async () =>
    (await healthIn(into)).every(({ TargetHealth }) => TargetHealth?.State === 'healthy'),
  )
}

/** Written a second time here on purpose, as by the seed. */
function ownerOf({ world }: Sandbox, groups: readonly string[]): string {
  const { account, region } = world.settings
  const owned = [account, region, ...[...groups].sort()].join('\n')
  return createHash('sha256').update(owned).digest('hex').slice(0, 16)
}
