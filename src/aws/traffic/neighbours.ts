import type { TargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import pLimit from 'p-limit'
import { loadBalancerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import { groupsOf } from '../identity.ts'
import type { Scope } from '../scope.ts'
import { readsAtOnce } from './reading.ts'
import { healthOf } from './registration.ts'

/** The pairs of target groups on each load balancer of the routes. */
export const pairsByBalancer = ({ settings }: Scope): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>()
  for (const { arn, pair } of settings.routes) {
    const balancer = loadBalancerOf(arn)
    found.set(balancer, (found.get(balancer) ?? new Set()).add(pair))
  }
  return found
}

/** All target groups that listeners and rules of a load balancer name; none where it does not exist. */
export const groupsOn = async (
  scope: Scope,
  balancer: string,
  signal: AbortSignal,
): Promise<readonly TargetGroup[]> => {
  const elbv2 = await scope.clients.elbv2()
  const groups: TargetGroup[] = []
  let marker: string | undefined
  do {
    const input = { LoadBalancerArn: balancer, Marker: marker }
    const page = await elbv2.describeTargetGroups(input, signal).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    groups.push(...(page?.TargetGroups ?? []))
    marker = page?.NextMarker
  } while (marker)
  return groups
}

/** How many targets other services have on a load balancer: they share its quota with ours. */
export const targetsOfOthers = async (
  scope: Scope,
  balancer: string,
  signal: AbortSignal,
): Promise<number> => {
  const ours = new Set(groupsOf(scope.settings))
  const arns = (await groupsOn(scope, balancer, signal)).flatMap(({ TargetGroupArn }) => TargetGroupArn ?? [])
  const limit = pLimit(readsAtOnce)
  const counts = arns
    .filter((arn) => !ours.has(arn))
    .map((arn) => limit(async () => staying(await healthOf(scope, arn, signal))))
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

const staying = (targets: Awaited<ReturnType<typeof healthOf>>): number =>
  targets.filter(({ TargetHealth }) => !TargetHealth?.State?.includes('draining')).length
