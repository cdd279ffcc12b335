import type { LoadBalancer } from '@aws-sdk/client-elastic-load-balancing-v2'
import { loadBalancerOf } from '../arns.ts'
import type { Scope } from '../scope.ts'

/** The load balancers of all routes by ARN; what is used of them never changes, so they are read once. */
export const loadBalancers = (scope: Scope) => {
  let read: Promise<ReadonlyMap<string, LoadBalancer>> | undefined
  return async (signal: AbortSignal): Promise<ReadonlyMap<string, LoadBalancer>> => {
    read ??= readAll(scope, signal).catch((error: unknown) => {
      read = undefined
      throw error
    })
    return read
  }
}

const readAll = async (scope: Scope, signal: AbortSignal): Promise<ReadonlyMap<string, LoadBalancer>> => {
  const arns = [...new Set(scope.settings.routes.map(({ arn }) => loadBalancerOf(arn)))]
  const elbv2 = await scope.clients.elbv2()
  const { LoadBalancers } = await elbv2.describeLoadBalancers({ LoadBalancerArns: arns }, signal)
  return new Map((LoadBalancers ?? []).map((balancer) => [balancer.LoadBalancerArn ?? '', balancer]))
}
