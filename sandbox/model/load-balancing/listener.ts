import type { Action } from './action.ts'
import type { Changes } from './changes.ts'

/** A port of a load balancer. */
export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: 'HTTP' | 'HTTPS'
  readonly defaultActions: readonly Action[]
  /** The rule that the default actions are, as DescribeRules lists it. */
  readonly defaultRuleArn: string
  readonly createdMs: number
  readonly sslPolicy?: string
  readonly certificateArns: readonly string[]
  readonly mutualAuthentication?: Readonly<Record<string, unknown>>
  readonly attributes: ReadonlyMap<string, string>
}

/** What is asked of a listener to be made. */
export interface NewListener {
  readonly loadBalancerArn: string
  readonly port: number
  readonly protocol: Listener['protocol']
  readonly defaultActions: readonly Action[]
  readonly sslPolicy?: string
  readonly certificateArns?: readonly string[]
  readonly mutualAuthentication?: Readonly<Record<string, unknown>>
  readonly tags?: Changes
}
