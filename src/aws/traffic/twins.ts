import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Attributes } from './attributes.ts'
import { sessionsIn } from './sessions.ts'

/** A target group with its attributes. */
export interface Twin {
  readonly group: TargetGroup
  readonly attributes: Attributes
}

/** What two groups differ in. */
export interface Difference {
  readonly what: string
  readonly blue: string
  readonly green: string
}

/**
 * Differences by which the same release would answer otherwise on the other side: where and how a target is asked, what
 * counts as healthy, and whether a visitor stays on a target.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
 */
export const decisive = (blue: Twin, green: Twin): readonly Difference[] =>
  differing(valuesThatDecide(blue), valuesThatDecide(green))

/** Differences that change no answer: how soon a target is judged, how long it drains, how requests are spread. */
export const harmless = (blue: Twin, green: Twin): readonly Difference[] =>
  differing(otherValues(blue), otherValues(green))

type Values = Readonly<Record<string, string | number | boolean | undefined>>

const valuesThatDecide = ({ group, attributes }: Twin): Values => ({
  protocol: group.Protocol,
  'protocol version': group.ProtocolVersion,
  'target type': group.TargetType,
  VPC: group.VpcId,
  'address type': group.IpAddressType,
  // Instances are registered with the group's own port.
  port: group.Port,
  'health checks being enabled': group.HealthCheckEnabled,
  'health check protocol': group.HealthCheckProtocol,
  'health check port': group.HealthCheckPort,
  'health check path': group.HealthCheckPath,
  'health check matcher': group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode,
  'load_balancing.cross_zone.enabled': crossesZones(attributes),
  stickiness: stickinessOf(attributes),
})

/** An Application Load Balancer always crosses zones, unless the group says no; then a zone without a target answers 503. */
export const crossesZones = (attributes: Attributes): boolean =>
  attributes.get('load_balancing.cross_zone.enabled') !== 'false'

/** Whether a visitor stays on a target, and by which cookie; what else the attributes say means nothing while it is off. */
const stickinessOf = (attributes: Attributes): string => {
  const { kind, cookie } = sessionsIn(attributes) ?? { kind: 'off', cookie: undefined }
  return cookie === undefined ? kind : `${kind} ${cookie}`
}

const otherValues = ({ group, attributes }: Twin): Values => ({
  'health check interval': group.HealthCheckIntervalSeconds,
  'health check timeout': group.HealthCheckTimeoutSeconds,
  'healthy threshold': group.HealthyThresholdCount,
  'unhealthy threshold': group.UnhealthyThresholdCount,
  ...Object.fromEntries(
    [...attributes].filter(
      ([key]) =>
        key !== 'load_balancing.cross_zone.enabled' &&
        (!key.startsWith('stickiness.') || attributes.get('stickiness.enabled') === 'true'),
    ),
  ),
})

const differing = (blue: Values, green: Values): readonly Difference[] =>
  [...new Set([...Object.keys(blue), ...Object.keys(green)])]
    .filter((what) => blue[what] !== green[what])
    .map((what) => ({ what, blue: String(blue[what] ?? 'none'), green: String(green[what] ?? 'none') }))
