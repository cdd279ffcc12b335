import type { IncomingMessage } from 'node:http'
import type { Decision } from '../routing/route.ts'
import type { Upstream } from './upstream.ts'

/** A request that goes to a target. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly decision: Extract<Decision, { kind: 'forward' }>
  readonly upstream: Upstream
}

/** How an exchange ended. */
export interface Ending {
  readonly status: number
  readonly maker: 'target' | 'node'
  readonly release?: string
  /** From the request's leaving the node to the head of the target's answer, in real time. */
  readonly targetMs?: number
  /** The target or the node broke it off after it had begun, or the end of a drain cut it. */
  readonly cut: boolean
}

/** The status that a load balancer notes when the client left before it was answered; nobody receives it. */
export const CLIENT_LEFT = 460

/** The release that an answer says it comes from. */
export function releaseOf(answer: IncomingMessage | undefined): { readonly release?: string } {
  const release = answer?.headers['x-release']
  return typeof release === 'string' ? { release } : {}
}
