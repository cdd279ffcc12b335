import type { Clock } from '../clock.ts'
import type { ServiceName } from '../wire/services.ts'

interface Family {
  readonly service: ServiceName
  readonly actions: RegExp
  readonly size: number
  readonly perSecond: number
  /** Each call has a bucket of its own; otherwise they share one. */
  readonly each?: true
}

/**
 * The bucket that a call spends a token of: the first row that fits.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-requests
 */
const FAMILIES: readonly Family[] = [
  // AWS gives no numbers for Auto Scaling.
  { service: 'autoscaling', actions: /^Describe/, size: 40, perSecond: 10 },
  { service: 'autoscaling', actions: /^/, size: 20, perSecond: 5 },
  { service: 'elasticloadbalancing', actions: /^Describe/, size: 40, perSecond: 10 },
  { service: 'elasticloadbalancing', actions: /^(Register|Deregister)Targets$/, size: 20, perSecond: 4 },
  { service: 'elasticloadbalancing', actions: /^/, size: 20, perSecond: 3 },
  { service: 'ec2', actions: /^(Describe|Get)/, size: 100, perSecond: 20, each: true },
  { service: 'ec2', actions: /^RunInstances$/, size: 5, perSecond: 2, each: true },
  { service: 'ec2', actions: /^TerminateInstances$/, size: 100, perSecond: 5, each: true },
  { service: 'ec2', actions: /^/, size: 50, perSecond: 5, each: true },
  { service: 'route53', actions: /^/, size: 50, perSecond: 10 },
  // https://docs.aws.amazon.com/general/latest/gr/ssm.html: 40 a second for these three together; no other numbers.
  { service: 'ssm', actions: /^GetParameter(s|sByPath)?$/, size: 40, perSecond: 40 },
  { service: 'ssm', actions: /^/, size: 20, perSecond: 5, each: true },
]

/** RunInstances also spends a token for each instance that it asks for. */
const INSTANCES = { size: 1000, perSecond: 2 }

/** AWS's token buckets, filled by the sandbox's clock. */
export interface Throttle {
  /** Whether the call may go ahead; it then has spent its tokens. */
  admits(service: ServiceName, action: string, input: unknown): boolean
  reset(): void
}

export function createThrottle(clock: () => Clock): Throttle {
  const buckets = new Map<string, { tokens: number; atMs: number }>()

  function take(
    name: string,
    { size, perSecond }: Pick<Family, 'size' | 'perSecond'>,
    wanted: number,
  ): boolean {
    const now = clock().now()
    const { tokens, atMs } = buckets.get(name) ?? { tokens: size, atMs: now }
    const filled = Math.min(size, tokens + ((now - atMs) / 1000) * perSecond)
    const enough = filled >= wanted
    buckets.set(name, { tokens: enough ? filled - wanted : filled, atMs: now })
    return enough
  }

  return {
    admits(service, action, input) {
      const family = FAMILIES.find((one) => one.service === service && one.actions.test(action))
      if (family === undefined) return true
      if (!take(`${service} ${family.each ? action : family.actions}`, family, 1)) return false
      return action !== 'RunInstances' || take('instances', INSTANCES, instancesAsked(input))
    },
    reset() {
      buckets.clear()
    },
  }
}

function instancesAsked(input: unknown): number {
  const count = typeof input === 'object' && input !== null && 'MaxCount' in input ? input.MaxCount : 1
  return typeof count === 'number' ? count : 1
}
