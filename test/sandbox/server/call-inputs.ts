import { autoScalingInputs } from './auto-scaling-inputs.ts'
import { cloudWatchInputs } from './cloud-watch-inputs.ts'
import { rightsInputs, systemsManagerInputs, tokenInputs } from './systems-manager-inputs.ts'

/** What an input may need to name. */
export interface Names {
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
  readonly command: string
  readonly role: string
  /** Why EC2 refused a call, as it says so in code. */
  readonly encoded: string
  /** An instance of the group `fleet`, and one of `waiting` that its hook has wait. */
  readonly member: string
  readonly waiter: string
}

/** By call, the input that names what is there. */
export type Inputs = Readonly<Record<string, (names: Names) => object>>

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

/** An input for every call, in an order in which none spoils the next. */
export const inputs: Readonly<
  Record<'autoscaling' | 'cloudwatch' | 'ec2' | 'elb' | 'iam' | 'route53' | 'ssm' | 'sts', Inputs>
> = {
  autoscaling: autoScalingInputs,
  cloudwatch: cloudWatchInputs,
  ssm: systemsManagerInputs,
  sts: tokenInputs,
  iam: rightsInputs,
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
