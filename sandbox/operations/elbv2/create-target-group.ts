import type {
  CreateTargetGroupCommandInput as Input,
  CreateTargetGroupOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { NewTargetGroup } from '../../model/load-balancing/target-group.ts'
import type { World } from '../../model/world.ts'
import { among, invalid, within } from './input.ts'
import { parseHealthCheck, standardCheck } from './parse-health-check.ts'
import { parseName } from './parse-name.ts'
import { parseTags } from './parse-tags.ts'
import { showTargetGroup } from './show.ts'

const PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'] as const

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html */
export function createTargetGroup(world: World, input: Input): Output {
  const { loadBalancing } = world
  const name = parseName('Target group', input.Name)
  const targetType = among(['instance', 'ip', 'lambda', 'alb'], input.TargetType ?? 'instance', 'targetType')
  const kind = targetType === 'lambda' ? parseLambda(input) : parseNetwork(world, input)
  const about = { ...kind, targetType }
  const made = loadBalancing.createTargetGroup({
    name,
    ...about,
    ipAddressType: among(['ipv4', 'ipv6'], input.IpAddressType ?? 'ipv4', 'ipAddressType'),
    healthCheck: parseHealthCheck(input, standardCheck(about, input.HealthCheckProtocol), about),
    tags: parseTags(input.Tags),
  })
  // Only here nothing is said of what uses the group, not even that nothing does.
  const { LoadBalancerArns: _, ...shown } = showTargetGroup(loadBalancing, made)
  return { TargetGroups: [shown] }
}

type Kind = Pick<NewTargetGroup, 'protocol' | 'protocolVersion' | 'port' | 'vpcId'>

function parseNetwork({ compute }: World, input: Input): Kind {
  if (input.Protocol === undefined) throw invalid('A protocol must be specified')
  if (input.Port === undefined) throw invalid('A port must be specified')
  if (input.VpcId === undefined) throw invalid('A VPC ID must be specified')
  if (!compute.vpcs.has(input.VpcId)) throw invalid(`The VPC ID '${input.VpcId}' is not found`)
  const protocol = among(PROTOCOLS, input.Protocol, 'protocol')
  return {
    protocol,
    protocolVersion: parseVersion(protocol, input.ProtocolVersion),
    port: within(input.Port, 1, 65_535, 'port'),
    vpcId: input.VpcId,
  }
}

function parseVersion(protocol: string, version: string | undefined): string {
  if (protocol.startsWith('HTTP'))
    return among(['HTTP1', 'HTTP2', 'GRPC'], version ?? 'HTTP1', 'protocolVersion')
  if (version === undefined) return ''
  throw invalid(`Protocol version cannot be specified for target groups with protocol '${protocol}'`)
}

/** "If the target is a Lambda function, this parameter does not apply." */
function parseLambda(input: Input): Kind {
  for (const field of ['Protocol', 'Port', 'VpcId'] as const) {
    if (input[field] === undefined) continue
    throw invalid(`${field} cannot be specified for target groups with target type 'lambda'`)
  }
  return { protocol: '', protocolVersion: '', port: 0, vpcId: '' }
}
