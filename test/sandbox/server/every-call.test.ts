import * as ec2 from '@aws-sdk/client-ec2'
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2'
import * as route53 from '@aws-sdk/client-route-53'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ec2 as ec2Calls } from '../../../sandbox/operations/ec2/index.ts'
import { elbv2 as elbv2Calls } from '../../../sandbox/operations/elbv2/index.ts'
import type { Operations } from '../../../sandbox/operations/operation.ts'
import { route53 as route53Calls } from '../../../sandbox/operations/route53/index.ts'
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts'
import { clientsOf } from './endpoint-under-test.ts'

/** What an input may need to name. */
interface Names {
  readonly vpc: string
  readonly block: string
  readonly emptySubnet: string
  readonly subnets: readonly string[]
  readonly image: string
  readonly instance: string
  readonly zone: string
  readonly emptyZone: string
  readonly balancer: string
  readonly listener: string
  readonly group: string
  readonly template: string
  readonly change: string
  readonly rule: string
}

type Inputs = Readonly<Record<string, (names: Names) => object>>
type Constructor = new (input: object) => object

const nothing = () => ({})
const tags = [{ Key: 'Team', Value: 'shop' }]
const upsert = {
  Changes: [
    {
      Action: 'UPSERT',
      ResourceRecordSet: {
        Name: 'a.bdash.inside',
        Type: 'A',
        TTL: 60,
        ResourceRecords: [{ Value: '10.0.0.1' }],
      },
    },
  ],
}
const fixed = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }]

const inputs: Readonly<Record<'ec2' | 'elb' | 'route53', Inputs>> = {
  ec2: {
    CreateKeyPair: () => ({ KeyName: 'more', KeyType: 'ed25519' }),
    CreateSubnet: ({ vpc, block }) => ({ VpcId: vpc, CidrBlock: block }),
    CreateLaunchTemplate: ({ image }) => ({
      LaunchTemplateName: 'more',
      LaunchTemplateData: { ImageId: image, InstanceType: 't3.small' },
    }),
    CreateLaunchTemplateVersion: ({ template }) => ({
      LaunchTemplateId: template,
      LaunchTemplateData: { InstanceType: 't3.large' },
    }),
    CreateTags: ({ instance }) => ({ Resources: [instance], Tags: tags }),
    DeleteTags: ({ instance }) => ({ Resources: [instance], Tags: [{ Key: 'Absent' }] }),
    DescribeAvailabilityZones: nothing,
    DescribeImages: nothing,
    DescribeInstanceAttribute: ({ instance }) => ({
      InstanceId: instance,
      Attribute: 'disableApiTermination',
    }),
    DescribeInstanceStatus: nothing,
    DescribeInstanceTypeOfferings: () => ({ LocationType: 'availability-zone' }),
    DescribeInstanceTypes: () => ({ InstanceTypes: ['t3.small'] }),
    DescribeInstances: nothing,
    DescribeKeyPairs: nothing,
    DescribeLaunchTemplateVersions: ({ template }) => ({ LaunchTemplateId: template }),
    DescribeLaunchTemplates: nothing,
    DescribeNetworkInterfaces: nothing,
    DescribeSecurityGroups: nothing,
    DescribeSubnets: nothing,
    DescribeTags: nothing,
    DescribeVpcAttribute: ({ vpc }) => ({ VpcId: vpc, Attribute: 'enableDnsSupport' }),
    DescribeVolumes: nothing,
    DescribeVpcs: nothing,
    GetConsoleOutput: ({ instance }) => ({ InstanceId: instance }),
    ModifyInstanceAttribute: ({ instance }) => ({
      InstanceId: instance,
      DisableApiTermination: { Value: false },
    }),
    ImportKeyPair: () => ({
      KeyName: 'brought',
      PublicKeyMaterial: Buffer.from(`ssh-ed25519 ${Buffer.alloc(51).toString('base64')} ops@example`),
    }),
    ModifyInstanceMetadataOptions: ({ instance }) => ({ InstanceId: instance, HttpTokens: 'required' }),
    ModifyLaunchTemplate: ({ template }) => ({ LaunchTemplateId: template, DefaultVersion: '1' }),
    ModifySubnetAttribute: ({ emptySubnet }) => ({
      SubnetId: emptySubnet,
      MapPublicIpOnLaunch: { Value: true },
    }),
    RunInstances: ({ image, subnets: [subnet] }) => ({
      ImageId: image,
      SubnetId: subnet,
      InstanceType: 't3.small',
      MinCount: 1,
      MaxCount: 1,
    }),
    StopInstances: ({ instance }) => ({ InstanceIds: [instance] }),
    StartInstances: ({ instance }) => ({ InstanceIds: [instance] }),
    TerminateInstances: ({ instance }) => ({ InstanceIds: [instance] }),
    DeleteKeyPair: () => ({ KeyName: 'brought' }),
    DeleteSubnet: ({ emptySubnet }) => ({ SubnetId: emptySubnet }),
    DeleteLaunchTemplate: ({ template }) => ({ LaunchTemplateId: template }),
  },
  elb: {
    CreateLoadBalancer: ({ subnets }) => ({ Name: 'more', Subnets: subnets }),
    DescribeLoadBalancers: nothing,
    DescribeLoadBalancerAttributes: ({ balancer }) => ({ LoadBalancerArn: balancer }),
    ModifyLoadBalancerAttributes: ({ balancer }) => ({
      LoadBalancerArn: balancer,
      Attributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '61' }],
    }),
    CreateTargetGroup: ({ vpc }) => ({ Name: 'more', Protocol: 'HTTP', Port: 80, VpcId: vpc }),
    DescribeTargetGroups: nothing,
    ModifyTargetGroup: ({ group }) => ({ TargetGroupArn: group, HealthCheckIntervalSeconds: 6 }),
    DescribeTargetGroupAttributes: ({ group }) => ({ TargetGroupArn: group }),
    ModifyTargetGroupAttributes: ({ group }) => ({
      TargetGroupArn: group,
      Attributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '1' }],
    }),
    CreateListener: ({ balancer }) => ({
      LoadBalancerArn: balancer,
      Protocol: 'HTTP',
      Port: 9090,
      DefaultActions: fixed,
    }),
    DescribeListeners: ({ balancer }) => ({ LoadBalancerArn: balancer }),
    ModifyListener: ({ listener, group }) => ({
      ListenerArn: listener,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    }),
    DescribeListenerAttributes: ({ listener }) => ({ ListenerArn: listener }),
    ModifyListenerAttributes: ({ listener }) => ({
      ListenerArn: listener,
      Attributes: [{ Key: 'routing.http.response.server.enabled', Value: 'false' }],
    }),
    CreateRule: ({ listener }) => ({
      ListenerArn: listener,
      Priority: 7,
      Conditions: [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: ['b'] } }],
      Actions: fixed,
      Tags: tags,
    }),
    DescribeRules: ({ listener }) => ({ ListenerArn: listener }),
    ModifyRule: ({ rule }) => ({ RuleArn: rule, Actions: fixed }),
    SetRulePriorities: ({ rule }) => ({ RulePriorities: [{ RuleArn: rule, Priority: 8 }] }),
    RegisterTargets: ({ group, instance }) => ({
      TargetGroupArn: group,
      Targets: [{ Id: instance, Port: 81 }],
    }),
    DeregisterTargets: ({ group, instance }) => ({
      TargetGroupArn: group,
      Targets: [{ Id: instance, Port: 81 }],
    }),
    DescribeTargetHealth: ({ group }) => ({ TargetGroupArn: group }),
    AddTags: ({ group }) => ({ ResourceArns: [group], Tags: tags }),
    RemoveTags: ({ group }) => ({ ResourceArns: [group], TagKeys: ['Team'] }),
    DescribeTags: ({ group }) => ({ ResourceArns: [group] }),
    DescribeAccountLimits: nothing,
    DeleteRule: ({ rule }) => ({ RuleArn: rule }),
    DeleteListener: ({ listener }) => ({ ListenerArn: listener }),
    DeleteTargetGroup: ({ group }) => ({ TargetGroupArn: group }),
    DeleteLoadBalancer: ({ balancer }) => ({ LoadBalancerArn: balancer }),
  },
  route53: {
    CreateHostedZone: () => ({ Name: 'more.inside', CallerReference: 'r' }),
    GetHostedZone: ({ zone }) => ({ Id: zone }),
    ListHostedZones: nothing,
    ListHostedZonesByName: nothing,
    ListResourceRecordSets: ({ zone }) => ({ HostedZoneId: zone }),
    ChangeResourceRecordSets: ({ zone }) => ({ HostedZoneId: zone, ChangeBatch: upsert }),
    GetChange: ({ change: id }) => ({ Id: id }),
    DeleteHostedZone: ({ emptyZone }) => ({ Id: emptyZone }),
  },
}

let sandbox: Sandbox
let names: Names
beforeAll(async () => {
  sandbox = await startSandbox({ targets: 1, bootMs: [0, 50], insyncMs: [0, 50], propagationMs: [0, 20] })
  names = await namesIn(sandbox)
})
afterAll(() => sandbox.close())

async function namesIn({ world, endpoint }: Sandbox): Promise<Names> {
  const { loadBalancing, compute, zones } = world
  const client = clientsOf(endpoint)
  const first = <Value>(values: Iterable<Value>): Value => {
    const [value] = values
    if (value === undefined) throw new Error('the sandbox was seeded with less than expected')
    return value
  }
  const [zone, image, listener] = [
    first(zones.zones.keys()),
    first(compute.images.keys()),
    first(loadBalancing.listeners.keys()),
  ]
  const template = await client.ec2.send(
    new ec2.CreateLaunchTemplateCommand({
      LaunchTemplateName: 'first',
      LaunchTemplateData: { ImageId: image },
    }),
  )
  const rule = await client.elb.send(
    new elbv2.CreateRuleCommand({
      ListenerArn: listener,
      Priority: 99,
      Conditions: [{ Field: 'path-pattern', Values: ['/nowhere'] }],
      Actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  )
  const vpc = first(compute.vpcs.keys())
  const subnets = [...compute.subnets.keys()]
  return {
    vpc,
    subnets,
    block: `127.${world.settings.network}.240.0/28`,
    emptySubnet: compute.addSubnet({ vpcId: vpc, zone: 'us-east-1c' }).id,
    image,
    instance: first(compute.instances.keys()),
    zone,
    emptyZone: zones.add({ name: 'empty.inside.' }).id,
    balancer: first(loadBalancing.loadBalancers.keys()),
    listener,
    group: first(loadBalancing.targetGroups.keys()),
    template: template.LaunchTemplate?.LaunchTemplateId ?? '',
    change: first(zones.changes.keys()),
    rule: rule.Rules?.[0]?.RuleArn ?? '',
  }
}

const services: [name: keyof typeof inputs, module: Record<string, unknown>, calls: Operations][] = [
  ['elb', elbv2, elbv2Calls],
  ['route53', route53, route53Calls],
  // Last: it ends the instance that the others name.
  ['ec2', ec2, ec2Calls],
]

test.each(services)(
  'every call of %s that the sandbox has is answered so that the SDK understands it',
  async (name, module, calls) => {
    const client: { send(command: object): Promise<object> } = clientsOf(sandbox.endpoint)[name]
    const refused: string[] = []

    for (const [action, input] of Object.entries(inputs[name])) {
      // What the call before began is over.
      await sandbox.world.clock.advance(60_000)
      const Command = module[`${action}Command`] as Constructor
      await client
        .send(new Command(input(names)))
        .catch((error: unknown) => refused.push(`${action}: ${error}`))
    }

    expect(Object.keys(inputs[name]).sort()).toEqual(Object.keys(calls).sort())
    expect(refused).toEqual([])
  },
)
