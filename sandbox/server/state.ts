import type { DescribeTargetHealthCommandOutput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { LaunchTemplate } from '../model/compute/launch-template.ts'
import type { Instance } from '../model/compute.ts'
import type { Action } from '../model/load-balancing/action.ts'
import type { Condition } from '../model/load-balancing/condition.ts'
import type { Listener } from '../model/load-balancing/listener.ts'
import type { LoadBalancer } from '../model/load-balancing/load-balancer.ts'
import type { Rule } from '../model/load-balancing/rule.ts'
import type { TargetGroup } from '../model/load-balancing/target-group.ts'
import type { World } from '../model/world.ts'
import type { Zone } from '../model/zones.ts'
import { call } from '../operations/index.ts'
import { scalingState } from './scaling-state.ts'
import { systemsManagerState } from './systems-manager-state.ts'

/** Everything the sandbox's AWS knows, for people and tests to read. */
export async function stateOf(world: World): Promise<unknown> {
  const { loadBalancing, compute, identities, clock } = world
  return {
    now: new Date(clock.now()).toISOString(),
    loadBalancers: [...loadBalancing.loadBalancers.values()].map((balancer) =>
      balancerState(world, balancer),
    ),
    targetGroups: await Promise.all(
      [...loadBalancing.targetGroups.values()].map((group) => groupState(world, group)),
    ),
    instances: [...compute.instances.values()].map((instance) => instanceState(world, instance)),
    autoScalingGroups: scalingState(world),
    launchTemplates: [...compute.launchTemplates.values()].map(templateState),
    ...systemsManagerState(world),
    zones: zonesOf(world, (account) => account === identities.own.account),
    foreignZones: zonesOf(world, (account) => account !== identities.own.account),
  }
}

function balancerState(world: World, { arn, name, dnsName, nodeAddresses }: LoadBalancer): object {
  const listeners = [...world.loadBalancing.listeners.values()].filter((one) => one.loadBalancerArn === arn)
  return {
    arn,
    name,
    dnsName,
    nodes: nodeAddresses,
    tags: tagsOf(world, arn),
    listeners: listeners.map((listener) => listenerState(world, listener)),
  }
}

function listenerState(world: World, { arn, port, protocol, defaultActions }: Listener): object {
  const rules = [...world.loadBalancing.rules.values()].filter(({ listenerArn }) => listenerArn === arn)
  return {
    arn,
    port,
    protocol,
    tags: tagsOf(world, arn),
    default: defaultActions.map((action) => actionText(world, action)),
    rules: rules.sort((a, b) => a.priority - b.priority).map((rule) => ruleState(world, rule)),
  }
}

function ruleState(world: World, { arn, priority, conditions, actions }: Rule): object {
  return {
    arn,
    priority,
    tags: tagsOf(world, arn),
    conditions: conditions.map(conditionText),
    actions: actions.map((action) => actionText(world, action)),
  }
}

function actionText({ loadBalancing }: World, action: Action): string {
  switch (action.type) {
    case 'forward':
      return `forward ${action.groups
        .map(({ arn, weight }) => `${loadBalancing.targetGroups.get(arn)?.name ?? arn}=${weight}`)
        .join(' ')}`
    case 'fixed-response':
      return `fixed-response ${action.status}`
    case 'redirect':
      return `redirect ${action.protocol}://${action.host}:${action.port}${action.path} ${action.status}`
    case 'authenticate-oidc':
    case 'authenticate-cognito':
    case 'jwt-validation':
      return action.type
  }
}

function conditionText(condition: Condition): string {
  switch (condition.field) {
    case 'http-header':
      return `http-header ${condition.name}=${condition.values.join('|')}`
    case 'query-string':
      return `query-string ${condition.pairs.map(({ key, value }) => `${key ?? '*'}=${value}`).join('|')}`
    case 'host-header':
    case 'path-pattern':
    case 'http-request-method':
    case 'source-ip':
      return `${condition.field} ${condition.values.join('|')}`
  }
}

async function groupState(world: World, { arn, name, attributes }: TargetGroup): Promise<object> {
  const { TargetHealthDescriptions: targets = [] } = await call<DescribeTargetHealthCommandOutput>(
    world,
    'elasticloadbalancing',
    'DescribeTargetHealth',
    { TargetGroupArn: arn },
  )
  return {
    arn,
    name,
    referenced: world.loadBalancing.isReferenced(arn),
    tags: tagsOf(world, arn),
    attributes: Object.fromEntries(attributes),
    targets: targets.map(({ Target: target, TargetHealth: health }) => ({
      id: target?.Id,
      port: target?.Port,
      state: health?.State,
      reason: health?.Reason,
      description: health?.Description,
    })),
  }
}

function instanceState({ compute }: World, instance: Instance): object {
  const { id, state, type, imageId, zone, subnetId, privateAddress, tags, stateReason, launch } = instance
  return {
    id,
    state,
    stateReason,
    type,
    imageId,
    zone,
    subnetId,
    privateAddress,
    launchTemplate: launch.launchTemplate,
    spot: launch.spot ?? false,
    tags: Object.fromEntries(tags),
    console: compute.console.get(id)?.text,
  }
}

function templateState({ id, name, defaultVersion, versions }: LaunchTemplate): object {
  return {
    id,
    name,
    defaultVersion,
    versions: versions.map(({ number, description }) => ({ number, description })),
  }
}

const zonesOf = (world: World, isOf: (account: string) => boolean): object[] =>
  [...world.zones.zones.values()].filter(({ account }) => isOf(account)).map((zone) => zoneState(world, zone))

const zoneState = ({ zones }: World, { id, name }: Zone): object => ({ id, name, records: zones.listed(id) })

const tagsOf = ({ loadBalancing }: World, arn: string): object =>
  Object.fromEntries(loadBalancing.tags.get(arn) ?? [])
