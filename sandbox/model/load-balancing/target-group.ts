import type { Changes } from './changes.ts'
import type { Target } from './target.ts'

/** Targets that requests are forwarded to. */
export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly protocol: string
  readonly protocolVersion: string
  readonly port: number
  readonly vpcId: string
  readonly targetType: 'instance' | 'ip' | 'lambda' | 'alb'
  readonly healthCheck: HealthCheck
  readonly attributes: Map<string, string>
  readonly ipAddressType: 'ipv4' | 'ipv6'
  /** By `id:port`. Draining targets stay here until their delay is over. */
  readonly targets: Map<string, Target>
}

/** How the nodes check the targets of a group. */
export interface HealthCheck {
  readonly enabled: boolean
  readonly protocol: string
  readonly port: string
  readonly path: string
  readonly intervalSeconds: number
  readonly timeoutSeconds: number
  readonly healthyThreshold: number
  readonly unhealthyThreshold: number
  /** As AWS writes it: `200`, `200,202` or `200-399`. */
  readonly matcher: string
}

/** What is asked of a target group to be made. */
export interface NewTargetGroup {
  readonly name: string
  readonly protocol: string
  readonly protocolVersion: string
  readonly port: number
  readonly vpcId: string
  readonly targetType: TargetGroup['targetType']
  readonly ipAddressType?: TargetGroup['ipAddressType']
  readonly healthCheck: HealthCheck
  readonly tags?: Changes
}
