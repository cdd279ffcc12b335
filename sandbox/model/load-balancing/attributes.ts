import { AwsError } from '../../aws-error.ts'
import type { Changes } from './changes.ts'

/** What one attribute may be; without a default it is absent until it is set. */
interface Attribute {
  readonly standard?: string
  readonly allowed: RegExp | readonly [min: number, max: number]
}

type Attributes = Readonly<Record<string, Attribute>>

const text: Attribute = { standard: '', allowed: /^.{0,1024}$/ }
const flag = (standard: 'true' | 'false'): Attribute => ({ standard, allowed: /^(true|false)$/ })
const oneOf = (standard: string, ...others: readonly string[]): Attribute => ({
  standard,
  allowed: new RegExp(`^(${[standard, ...others].join('|')})$`),
})
const number = (standard: number, min: number, max: number): Attribute => ({
  standard: String(standard),
  allowed: [min, max],
})

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
export const loadBalancerAttributes: Attributes = {
  'access_logs.s3.enabled': flag('false'),
  'access_logs.s3.bucket': text,
  'access_logs.s3.prefix': text,
  'client_keep_alive.seconds': number(3600, 60, 604_800),
  'connection_logs.s3.enabled': flag('false'),
  'connection_logs.s3.bucket': text,
  'connection_logs.s3.prefix': text,
  'deletion_protection.enabled': flag('false'),
  'health_check_logs.s3.enabled': flag('false'),
  'health_check_logs.s3.bucket': text,
  'health_check_logs.s3.prefix': text,
  'idle_timeout.timeout_seconds': number(60, 1, 4000),
  'ipv6.deny_all_igw_traffic': flag('false'),
  // It cannot be changed for an Application Load Balancer.
  'load_balancing.cross_zone.enabled': { standard: 'true', allowed: /^true$/ },
  'routing.http.desync_mitigation_mode': oneOf('defensive', 'monitor', 'strictest'),
  'routing.http.drop_invalid_header_fields.enabled': flag('false'),
  'routing.http.preserve_host_header.enabled': flag('false'),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag('false'),
  'routing.http.xff_client_port.enabled': flag('false'),
  'routing.http.xff_header_processing.mode': oneOf('append', 'preserve', 'remove'),
  'routing.http2.enabled': flag('true'),
  'waf.fail_open.enabled': flag('false'),
  'zonal_shift.config.enabled': flag('false'),
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export const targetGroupAttributes: Attributes = {
  'deregistration_delay.timeout_seconds': number(300, 0, 3600),
  'load_balancing.algorithm.anomaly_mitigation': oneOf('off', 'on'),
  'load_balancing.algorithm.type': oneOf('round_robin', 'least_outstanding_requests', 'weighted_random'),
  'load_balancing.cross_zone.enabled': oneOf('use_load_balancer_configuration', 'true', 'false'),
  // 0 turns it off; anything else is 30 to 900.
  'slow_start.duration_seconds': { standard: '0', allowed: /^(0|[3-9]\d|[1-8]\d\d|900)$/ },
  'stickiness.app_cookie.cookie_name': { standard: '', allowed: /^(?!AWSALB)[\x21-\x7e]{0,512}$/ },
  'stickiness.app_cookie.duration_seconds': number(86_400, 1, 604_800),
  'stickiness.enabled': flag('false'),
  'stickiness.lb_cookie.duration_seconds': number(86_400, 1, 604_800),
  'stickiness.type': oneOf('lb_cookie', 'app_cookie'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': {
    standard: '1',
    allowed: /^(off|[1-9]\d*)$/,
  },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': {
    standard: 'off',
    allowed: /^(off|[1-9]\d?|100)$/,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': {
    standard: '1',
    allowed: /^[1-9]\d*$/,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': {
    standard: 'off',
    allowed: /^(off|[1-9]\d?|100)$/,
  },
}

const headerNames = ['serial_number', 'issuer', 'subject', 'validity', 'leaf'].map((part) => `_${part}`)
const requestHeaders = [
  ...['', ...headerNames].map((part) => `x_amzn_mtls_clientcert${part}`),
  'x_amzn_tls_version',
  'x_amzn_tls_cipher_suite',
]
const responseHeaders = [
  ...['strict_transport_security', 'content_security_policy', 'x_content_type_options', 'x_frame_options'],
  ...['allow_origin', 'allow_methods', 'allow_headers', 'allow_credentials', 'expose_headers', 'max_age'].map(
    (part) => `access_control_${part}`,
  ),
]

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ListenerAttribute.html */
export const listenerAttributes: Attributes = {
  'routing.http.response.server.enabled': flag('true'),
  ...Object.fromEntries(requestHeaders.map((name) => [`routing.http.request.${name}.header_name`, text])),
  ...Object.fromEntries(responseHeaders.map((name) => [`routing.http.response.${name}.header_value`, text])),
}

/** What a new resource has. */
export function defaultsOf(known: Attributes): Map<string, string> {
  return new Map(
    Object.entries(known).flatMap(([key, { standard }]) => (standard === undefined ? [] : [[key, standard]])),
  )
}

/** Refuses keys and values that the table does not have; `what` starts the sentence. */
export function checkAttributes(what: string, known: Attributes, changes: Changes): void {
  for (const [key, value] of changes) {
    const attribute = Object.hasOwn(known, key) ? known[key] : undefined
    if (attribute === undefined) {
      throw new AwsError('ValidationError', `${what} attribute key '${key}' is not recognized`)
    }
    checkValue(key, value, attribute.allowed)
  }
}

function checkValue(key: string, value: string, allowed: Attribute['allowed']): void {
  if (allowed instanceof RegExp) {
    if (allowed.test(value)) return
    throw new AwsError('ValidationError', `'${key}' value '${value}' is not valid`)
  }
  const [min, max] = allowed
  if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return
  throw new AwsError('ValidationError', `'${key}' value '${value}' must be between '${min}-${max}' inclusive`)
}

/** Refuses attributes of a target group that AWS does not take together. */
export function checkTogether(all: Changes): void {
  const algorithm = all.get('load_balancing.algorithm.type')
  const refuse = (message: string) => {
    throw new AwsError('InvalidConfigurationRequest', message)
  }
  if (algorithm !== 'round_robin' && all.get('slow_start.duration_seconds') !== '0') {
    refuse(`Slow start mode is not supported with the '${algorithm}' algorithm`)
  }
  if (algorithm !== 'weighted_random' && all.get('load_balancing.algorithm.anomaly_mitigation') === 'on') {
    refuse(`Anomaly mitigation is not supported with the '${algorithm}' algorithm`)
  }
  const byApplication =
    all.get('stickiness.enabled') === 'true' && all.get('stickiness.type') === 'app_cookie'
  if (byApplication && all.get('stickiness.app_cookie.cookie_name') === '') {
    refuse('A cookie name must be specified for application-based stickiness')
  }
}
