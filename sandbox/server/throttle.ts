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
  { service: 'ec2', actions: /^(Run|Start)Instances$/, size: 5, perSecond: 2, each: true },
  { service: 'ec2', actions: /^(Create|Delete)Tags$/, size: 100, perSecond: 10, each: true },
  {
    service: 'ec2',
    actions:
      /^(TerminateInstances|CreateLaunchTemplateVersion|ModifyLaunchTemplate|ModifyInstanceMetadataOptions)$/,
    size: 100,
    perSecond: 5,
    each: true,
  },
  { service: 'ec2', actions: /^/, size: 50, perSecond: 5, each: true },
  { service: 'route53', actions: /^/, size: 50, perSecond: 10 },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
  { service: 'monitoring', actions: /^DescribeAlarms$/, size: 9, perSecond: 9 },
  { service: 'monitoring', actions: /^GetMetricData$/, size: 50, perSecond: 50 },
  { service: 'monitoring', actions: /^/, size: 3, perSecond: 3, each: true },
  // https://docs.aws.amazon.com/general/latest/gr/ssm.html: 40 a second for these three together; no other numbers.
  { service: 'ssm', actions: /^GetParameter(s|sByPath)?$/, size: 40, perSecond: 40 },
  { service: 'ssm', actions: /^/, size: 20, perSecond: 5, each: true },
]

type Bucket = Pick<Family, 'size' | 'perSecond'>

/** Looks that spend of a smaller bucket when they name neither filters nor a size of page; ids are not named as either. */
const WHOLE_LOOKS =
  /^Describe(Instances|InstanceStatus|NetworkInterfaces|SecurityGroups|Snapshots|SpotInstanceRequests|Volumes)$/
const WHOLE_LOOK: Bucket = { size: 50, perSecond: 10 }

/** Calls that also spend a token for each instance that they are about. */
const INSTANCES: Readonly<Record<string, Bucket>> = {
  RunInstances: { size: 1000, perSecond: 2 },
  StartInstances: { size: 1000, perSecond: 2 },
  StopInstances: { size: 1000, perSecond: 20 },
  TerminateInstances: { size: 1000, perSecond: 20 },
}

/** AWS's token buckets, filled by the sandbox's clock. */
export interface Throttle {
  /** Whether the call may go ahead; it then has spent its tokens. */
  admits(service: ServiceName, action: string, input: unknown): boolean
  reset(): void
}

export function createThrottle(clock: () => Clock): Throttle {
  const buckets = new Map<string, { tokens: number; atMs: number }>()

  function take(name: string, { size, perSecond }: Bucket, wanted = 1): boolean {
    const now = clock().now()
    const { tokens, atMs } = buckets.get(name) ?? { tokens: size, atMs: now }
    const filled = Math.min(size, tokens + ((now - atMs) / 1000) * perSecond)
    const enough = filled >= wanted
    buckets.set(name, { tokens: enough ? filled - wanted : filled, atMs: now })
    return enough
  }

  function takeInstances(action: string, input: Asked): boolean {
    const bucket = INSTANCES[action]
    return bucket === undefined || take(`instances of ${action}`, bucket, instancesOf(input))
  }

  return {
    admits(service, action, input) {
      const asked = (input ?? {}) as Asked
      const family = FAMILIES.find((one) => one.service === service && one.actions.test(action))
      if (family === undefined) return true
      if (service === 'ec2' && isWholeLook(action, asked)) return take(`all of ${action}`, WHOLE_LOOK)
      if (!take(`${service} ${family.each ? action : family.actions}`, family)) return false
      return service !== 'ec2' || takeInstances(action, asked)
    },
    reset() {
      buckets.clear()
    },
  }
}

/** Read by the model of its call: these members are what they are in all calls that have them. */
interface Asked {
  readonly MaxCount?: number
  readonly InstanceIds?: readonly string[]
  readonly Filters?: readonly unknown[]
  readonly MaxResults?: number
}

function isWholeLook(action: string, { Filters, MaxResults }: Asked): boolean {
  return WHOLE_LOOKS.test(action) && !Filters?.length && MaxResults === undefined
}

function instancesOf({ MaxCount, InstanceIds }: Asked): number {
  return MaxCount ?? InstanceIds?.length ?? 1
}
