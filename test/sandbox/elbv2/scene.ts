import type {
  Action,
  CreateTargetGroupCommandInput,
  RuleCondition,
  TargetHealth,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../../sandbox/aws-error.ts'
import { createCloudWatch } from '../../../sandbox/model/cloudwatch/create-cloud-watch.ts'
import { createCompute } from '../../../sandbox/model/compute/create-compute.ts'
import { createIdentities } from '../../../sandbox/model/identities.ts'
import { createLoadBalancing } from '../../../sandbox/model/load-balancing/create.ts'
import { createRandom } from '../../../sandbox/model/random.ts'
import { createScaling } from '../../../sandbox/model/scaling/create-scaling.ts'
import type { Settings } from '../../../sandbox/model/settings.ts'
import { createSystemsManager } from '../../../sandbox/model/systems-manager/create.ts'
import type { World } from '../../../sandbox/model/world.ts'
import { createZones } from '../../../sandbox/model/zones/create-zones.ts'
import { createListener } from '../../../sandbox/operations/elbv2/create-listener.ts'
import { createLoadBalancer } from '../../../sandbox/operations/elbv2/create-load-balancer.ts'
import { createRule } from '../../../sandbox/operations/elbv2/create-rule.ts'
import { createTargetGroup } from '../../../sandbox/operations/elbv2/create-target-group.ts'
import { describeTargetHealth } from '../../../sandbox/operations/elbv2/describe-target-health.ts'
import { registerTargets } from '../../../sandbox/operations/elbv2/register-targets.ts'
import { createManualClock } from './manual-clock.ts'

const settings: Settings = {
  account: '123456789012',
  region: 'us-east-1',
  nodes: 2,
  propagationMs: [0, 0],
  healthIntervalMs: undefined,
  staleReadsMs: 0,
  bootMs: [0, 0],
  insyncMs: [0, 0],
  ssmAgentMs: [0, 0],
  metricLagMs: [0, 0],
  runUserData: false,
  network: 9,
}

/** A world with a VPC in zones a, b and c, and a load balancer in a and b. */
export function createScene(changed: Partial<Settings> = {}) {
  const world = createTestWorld({ ...settings, ...changed })
  const vpcId = world.compute.addVpc().id
  const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map(
    (letter) => world.compute.addSubnet({ vpcId, zone: `us-east-1${letter}` }).id,
  )
  const balancer = (name: string) =>
    present(createLoadBalancer(world, { Name: name, Subnets: [a, b] }).LoadBalancers?.[0]?.LoadBalancerArn)
  const loadBalancer = balancer('web')

  return {
    world,
    vpcId,
    subnets: { a, b, c },
    loadBalancer,
    balancer,
    group(name: string, more: Partial<CreateTargetGroupCommandInput> = {}): string {
      const input = { Name: name, Protocol: 'HTTP', Port: 8080, VpcId: vpcId, ...more } as const
      return present(createTargetGroup(world, input).TargetGroups?.[0]?.TargetGroupArn)
    },
    listener(port: number, actions: Action[], on = loadBalancer): string {
      const input = { LoadBalancerArn: on, Port: port, Protocol: 'HTTP', DefaultActions: actions } as const
      return present(createListener(world, input).Listeners?.[0]?.ListenerArn)
    },
    secureListener(port: number, actions: Action[]): string {
      const input = {
        LoadBalancerArn: loadBalancer,
        Port: port,
        Protocol: 'HTTPS' as const,
        Certificates: [{ CertificateArn: CERTIFICATE }],
        DefaultActions: actions,
      }
      return present(createListener(world, input).Listeners?.[0]?.ListenerArn)
    },
    rule(listener: string, priority: number, actions: Action[], conditions = [path('/*')]): string {
      const input = { ListenerArn: listener, Priority: priority, Actions: actions, Conditions: conditions }
      return present(createRule(world, input).Rules?.[0]?.RuleArn)
    },
    instance(subnetId = a): string {
      const order = { imageId: 'ami-1', type: 't3.small', subnetId, count: 1, atOnce: true }
      return present(world.compute.launch(order)[0]?.id)
    },
    register(group: string, ...ids: string[]): void {
      registerTargets(world, { TargetGroupArn: group, Targets: ids.map((Id) => ({ Id })) })
    },
    /** What Describe says of the group's targets, by `id:port`. */
    health(group: string): Record<string, TargetHealth | undefined> {
      const all = describeTargetHealth(world, { TargetGroupArn: group }).TargetHealthDescriptions ?? []
      return Object.fromEntries(
        all.map(({ Target, TargetHealth: said }) => [`${Target?.Id}:${Target?.Port}`, said]),
      )
    },
    /** A node's finding; the nodes are counted from 0. */
    check(
      group: string,
      id: string,
      result: boolean | { reason: string; description: string },
      node = 0,
    ): void {
      const address = present(world.loadBalancing.loadBalancers.get(loadBalancer)?.nodeAddresses[node])
      const finding = typeof result === 'boolean' ? { passed: result } : { passed: false, ...result }
      world.loadBalancing.noteCheck(group, `${id}:8080`, address, finding)
    },
  }
}

function createTestWorld(chosen: Settings): World {
  const parts = { settings: chosen, clock: createManualClock(), random: createRandom(1) }
  const compute = createCompute(parts)
  const loadBalancing = createLoadBalancing({ ...parts, compute })
  return {
    ...parts,
    compute,
    loadBalancing,
    scaling: createScaling({ ...parts, compute, loadBalancing }),
    zones: createZones(parts),
    systemsManager: createSystemsManager({ ...parts, compute }),
    identities: createIdentities(parts),
    cloudWatch: createCloudWatch(parts),
  }
}

export const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/1'

export function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('expected a value')
  return value
}

/** Forwards to one group, as most callers write it. */
export function forward(group: string): Action {
  return { Type: 'forward', TargetGroupArn: group }
}

/** Forwards by weights; with a duration, group stickiness is on. */
export function weighted(weights: Readonly<Record<string, number>>, durationSeconds?: number): Action {
  const TargetGroups = Object.entries(weights).map(([TargetGroupArn, Weight]) => ({ TargetGroupArn, Weight }))
  const on = { Enabled: true, DurationSeconds: durationSeconds }
  const sticky = durationSeconds === undefined ? {} : { TargetGroupStickinessConfig: on }
  return { Type: 'forward', ForwardConfig: { TargetGroups, ...sticky } }
}

export function fixed(status = '200'): Action {
  return { Type: 'fixed-response', FixedResponseConfig: { StatusCode: status } }
}

export function path(...values: string[]): RuleCondition {
  return { Field: 'path-pattern', PathPatternConfig: { Values: values } }
}

export function header(name: string, ...values: string[]): RuleCondition {
  return { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: name, Values: values } }
}

/** What AWS answers instead of a result: `CODE: message`. */
export function refusal(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (error instanceof AwsError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}
