import type { CreateTargetGroupCommandInput, Matcher } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { HealthCheck } from '../../model/load-balancing/target-group.ts'
import { among, invalid, upTo, within } from './input.ts'

type Sent = Pick<
  CreateTargetGroupCommandInput,
  | 'HealthCheckEnabled'
  | 'HealthCheckProtocol'
  | 'HealthCheckPort'
  | 'HealthCheckPath'
  | 'HealthCheckIntervalSeconds'
  | 'HealthCheckTimeoutSeconds'
  | 'HealthyThresholdCount'
  | 'UnhealthyThresholdCount'
  | 'Matcher'
>

/** What a health check is about: limits and defaults depend on it. */
export interface Checked {
  readonly protocol: string
  readonly protocolVersion: string
  readonly targetType: string
}

/**
 * What a group's health check is when nothing is said of it. Of time-outs the API reference tells only those of Network Load
 * Balancers' groups, and of Lambda functions another threshold than AWS's examples show.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 * https://docs.aws.amazon.com/cli/latest/reference/elbv2/create-target-group.html
 */
export function standardCheck({ protocol, protocolVersion, targetType }: Checked, by?: string): HealthCheck {
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  const isLambda = targetType === 'lambda'
  const isGrpc = protocolVersion === 'GRPC'
  return {
    enabled: !isLambda,
    protocol: isHttp || isLambda ? 'HTTP' : 'TCP',
    port: 'traffic-port',
    path: isGrpc ? '/AWS.ALB/healthcheck' : '/',
    intervalSeconds: isLambda ? 35 : 30,
    timeoutSeconds: isLambda ? 30 : isHttp ? 5 : by === 'HTTP' ? 6 : 10,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    matcher: isGrpc ? '12' : isHttp || isLambda ? '200' : '200-399',
  }
}

/** The check after what was sent is put over what was there. */
export function parseHealthCheck(sent: Sent, before: HealthCheck, about: Checked): HealthCheck {
  const check = {
    enabled: sent.HealthCheckEnabled ?? before.enabled,
    protocol: parseProtocol(sent, about) ?? before.protocol,
    port: parsePort(sent.HealthCheckPort) ?? before.port,
    path: parsePath(sent.HealthCheckPath) ?? before.path,
    intervalSeconds: within(
      sent.HealthCheckIntervalSeconds ?? before.intervalSeconds,
      5,
      300,
      'healthCheckIntervalSeconds',
    ),
    timeoutSeconds: within(
      sent.HealthCheckTimeoutSeconds ?? before.timeoutSeconds,
      2,
      120,
      'healthCheckTimeoutSeconds',
    ),
    healthyThreshold: within(
      sent.HealthyThresholdCount ?? before.healthyThreshold,
      2,
      10,
      'healthyThresholdCount',
    ),
    unhealthyThreshold: within(
      sent.UnhealthyThresholdCount ?? before.unhealthyThreshold,
      ...([2, 10, 'unhealthyThresholdCount'] as const),
    ),
    matcher: parseMatcher(sent.Matcher, about) ?? before.matcher,
  }
  checkTogether(check, about)
  return check
}

function checkTogether(check: HealthCheck, { targetType, protocol }: Checked): void {
  if (!check.enabled && targetType !== 'lambda') {
    throw new AwsError(
      'InvalidConfigurationRequest',
      `Health checks cannot be disabled for target groups with target type '${targetType}'`,
    )
  }
  // TCP groups have both at 10 by default.
  const isHttp = protocol === 'HTTP' || protocol === 'HTTPS'
  if (check.timeoutSeconds < check.intervalSeconds + (isHttp ? 0 : 1)) return
  throw invalid(
    `Health check timeout '${check.timeoutSeconds}' must be smaller than the interval '${check.intervalSeconds}'`,
  )
}

/** "The TCP protocol is not supported for health checks if the protocol of the target group is HTTP or HTTPS." */
function parseProtocol(sent: Sent, { protocol }: Checked): string | undefined {
  if (sent.HealthCheckProtocol === undefined) return undefined
  const check = among(['HTTP', 'HTTPS', 'TCP'], sent.HealthCheckProtocol, 'healthCheckProtocol')
  if (check !== 'TCP' || !protocol.startsWith('HTTP')) return check
  throw new AwsError(
    'InvalidConfigurationRequest',
    `Health check protocol 'TCP' is not supported for target groups with protocol '${protocol}'`,
  )
}

function parsePort(port: string | undefined): string | undefined {
  if (port === undefined || port === 'traffic-port') return port
  if (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535) return port
  throw invalid(`Health check port '${port}' must be 'traffic-port' or between '1-65535'`)
}

function parsePath(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  if (!path.startsWith('/')) throw invalid(`Health check path '${path}' must begin with a '/' character`)
  return upTo(1024, path, 'healthCheckPath')
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Matcher.html */
function parseMatcher(
  matcher: Matcher | undefined,
  { protocol, protocolVersion }: Checked,
): string | undefined {
  const isGrpc = protocolVersion === 'GRPC'
  const codes = isGrpc ? matcher?.GrpcCode : matcher?.HttpCode
  if (matcher === undefined) return undefined
  if (codes === undefined)
    throw invalid(`${isGrpc ? 'GrpcCode' : 'HttpCode'} must be specified in the matcher`)
  const isHttp = protocol.startsWith('HTTP') || protocol === ''
  const [min, max] = isGrpc ? [0, 99] : isHttp ? [200, 499] : [200, 599]
  if (codes.split(',').every((part) => isRange(part, min, max))) return codes
  throw invalid(`Health check matcher '${codes}' must be codes or ranges of codes between '${min}-${max}'`)
}

function isRange(part: string, min: number, max: number): boolean {
  const [, from, to = from] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part) ?? []
  return from !== undefined && Number(from) >= min && Number(to) <= max && Number(from) <= Number(to)
}
