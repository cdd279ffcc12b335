import type {
  RuleTransform,
  Listener as ShownListener,
  LoadBalancer as ShownLoadBalancer,
  Rule as ShownRule,
  TargetGroup as ShownTargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Listener } from '../../model/load-balancing/listener.ts'
import type { LoadBalancer } from '../../model/load-balancing/load-balancer.ts'
import type { Rule } from '../../model/load-balancing/rule.ts'
import type { TargetGroup } from '../../model/load-balancing/target-group.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import { showActions } from './show-actions.ts'
import { showConditions } from './show-conditions.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancer.html */
export function showLoadBalancer(from: LoadBalancing, one: LoadBalancer): ShownLoadBalancer {
  return {
    LoadBalancerArn: one.arn,
    DNSName: one.dnsName,
    CanonicalHostedZoneId: one.hostedZoneId,
    CreatedTime: new Date(one.createdMs),
    LoadBalancerName: one.name,
    Scheme: one.scheme,
    VpcId: one.vpcId,
    State: { Code: from.loadBalancerState(one.arn) },
    Type: 'application',
    AvailabilityZones: one.subnets.map(({ id, zone }) => ({
      ZoneName: zone,
      SubnetId: id,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [...one.securityGroups],
    IpAddressType: 'ipv4',
    EnablePrefixForIpv6SourceNat: 'off',
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroup.html */
export function showTargetGroup(from: LoadBalancing, one: TargetGroup): ShownTargetGroup {
  const { healthCheck: check } = one
  const hasPath = check.protocol !== 'TCP'
  const matcher = one.protocolVersion === 'GRPC' ? { GrpcCode: check.matcher } : { HttpCode: check.matcher }
  return {
    TargetGroupArn: one.arn,
    TargetGroupName: one.name,
    ...(one.targetType !== 'lambda' && {
      Protocol: one.protocol as 'HTTP',
      Port: one.port,
      VpcId: one.vpcId,
    }),
    ...(one.protocol.startsWith('HTTP') && { ProtocolVersion: one.protocolVersion }),
    HealthCheckEnabled: check.enabled,
    ...(one.targetType !== 'lambda' && {
      HealthCheckProtocol: check.protocol as 'HTTP',
      HealthCheckPort: check.port,
    }),
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    ...(hasPath && { HealthCheckPath: check.path, Matcher: matcher }),
    LoadBalancerArns: [...from.loadBalancersOf(one.arn)],
    TargetType: one.targetType,
    IpAddressType: one.ipAddressType,
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export function showListener(one: Listener): ShownListener {
  return {
    ListenerArn: one.arn,
    LoadBalancerArn: one.loadBalancerArn,
    Port: one.port,
    Protocol: one.protocol,
    DefaultActions: showActions(one.defaultActions),
    ...(one.protocol === 'HTTPS' && {
      Certificates: one.certificateArns.map((arn) => ({ CertificateArn: arn })),
      SslPolicy: one.sslPolicy,
      MutualAuthentication: { ...one.mutualAuthentication },
    }),
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export function showRule(one: Rule): ShownRule {
  return {
    RuleArn: one.arn,
    Priority: String(one.priority),
    Conditions: showConditions(one.conditions),
    Actions: showActions(one.actions),
    IsDefault: false,
    Transforms: one.transforms as RuleTransform[],
  }
}

/** A listener's default actions, as DescribeRules lists them. */
export function showDefaultRule(listener: Listener): ShownRule {
  return {
    RuleArn: listener.defaultRuleArn,
    Priority: 'default',
    Conditions: [],
    Actions: showActions(listener.defaultActions),
    IsDefault: true,
    Transforms: [],
  }
}

/** Attributes as every Describe…Attributes lists them. */
export function showAttributes(attributes: ReadonlyMap<string, string>): { Key: string; Value: string }[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }))
}
