import type {
  CreateListenerCommandOutput,
  CreateLoadBalancerCommandOutput,
  CreateRuleCommandOutput,
  CreateTargetGroupCommandOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../model/world.ts'
import { call } from '../operations/index.ts'
import type { Options } from '../options.ts'
import { seedLiveSide } from './live-side.ts'
import type { Place } from './place.ts'
import { FIRST_PORT, present, type SeededRoute, type SeededService } from './seeded.ts'

/** One service: a load balancer, its two target groups, its routes to blue, and release v1 there. */
export async function seedService(
  world: World,
  options: Options,
  place: Place,
  name: string,
): Promise<SeededService> {
  const { LoadBalancers: [balancer] = [] } = await call<CreateLoadBalancerCommandOutput>(
    world,
    'elasticloadbalancing',
    'CreateLoadBalancer',
    { Name: name, Subnets: place.subnetIds, SecurityGroups: [place.securityGroupId] },
  )
  const loadBalancerArn = present(balancer?.LoadBalancerArn)
  const groups = {
    blue: await seedGroup(world, options, place, `${name}-blue`),
    green: await seedGroup(world, options, place, `${name}-green`),
  }
  const routes: SeededRoute[] = []
  for (let index = 0; index < options.routes; index++) {
    routes.push(await seedRoute(world, loadBalancerArn, groups.blue, index))
  }
  await seedLiveSide(world, options, place, { name, groups })
  return { name, loadBalancerArn, groups, routes }
}

async function seedGroup(
  world: World,
  { drainSeconds }: Options,
  { vpcId }: Place,
  name: string,
): Promise<string> {
  const { TargetGroups: [group] = [] } = await call<CreateTargetGroupCommandOutput>(
    world,
    'elasticloadbalancing',
    'CreateTargetGroup',
    {
      Name: name,
      Protocol: 'HTTP',
      Port: FIRST_PORT,
      VpcId: vpcId,
      TargetType: 'instance',
      HealthCheckPath: '/healthz',
      // The least that AWS takes.
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 2,
    },
  )
  const arn = present(group?.TargetGroupArn)
  await call(world, 'elasticloadbalancing', 'ModifyTargetGroupAttributes', {
    TargetGroupArn: arn,
    Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: `${drainSeconds}` }],
  })
  return arn
}

/** Listeners' default actions and rules in turn; a rule stands on a listener that forwards nothing else. */
async function seedRoute(
  world: World,
  loadBalancerArn: string,
  group: string,
  index: number,
): Promise<SeededRoute> {
  const port = FIRST_PORT + index
  const forward = [{ Type: 'forward', TargetGroupArn: group }]
  const nothing = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }]
  const isRule = index % 2 === 1
  const { Listeners: [listener] = [] } = await call<CreateListenerCommandOutput>(
    world,
    'elasticloadbalancing',
    'CreateListener',
    {
      LoadBalancerArn: loadBalancerArn,
      Protocol: 'HTTP',
      Port: port,
      DefaultActions: isRule ? nothing : forward,
    },
  )
  const listenerArn = present(listener?.ListenerArn)
  if (!isRule) return { kind: 'listener', arn: listenerArn, port }
  const { Rules: [rule] = [] } = await call<CreateRuleCommandOutput>(
    world,
    'elasticloadbalancing',
    'CreateRule',
    {
      ListenerArn: listenerArn,
      Priority: 100,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/*'] } }],
      Actions: forward,
    },
  )
  return { kind: 'rule', arn: present(rule?.RuleArn), port }
}
