import type { Listener, Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import pLimit from 'p-limit'
import { isApplication, loadBalancerOf } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { listenersOf, readsAtOnce, rulesOf } from './reading.ts'

/** Everything that stands on a load balancer of the routes, in the config or not. */
export interface Road {
  readonly balancer: string
  readonly listeners: readonly { readonly listener: Listener; readonly rules: readonly Rule[] }[]
}

/** The load balancers of the routes; one that does not exist is left out. */
export const readRoads = async (scope: Scope, signal: AbortSignal): Promise<readonly Road[]> => {
  const arns = scope.settings.routes.map(({ arn }) => arn).filter(isApplication)
  const read = [...new Set(arns.map(loadBalancerOf))].map((balancer) =>
    readRoad(scope, balancer, signal).catch((error: unknown) => {
      if (isMissing(error)) return []
      throw error
    }),
  )
  return (await Promise.all(read)).flat()
}

/** One load balancer, its listeners in the order of their ports. */
export const readRoad = async (scope: Scope, balancer: string, signal: AbortSignal): Promise<Road> => {
  const elbv2 = await scope.clients.elbv2()
  const limit = pLimit(readsAtOnce)
  const listeners = await listenersOf(elbv2, balancer, signal)
  const inOrder = [...listeners].sort((a, b) => (a.Port ?? 0) - (b.Port ?? 0))
  const found = inOrder.map(async (listener) => ({
    listener,
    rules: await limit(() => rulesOf(elbv2, listener.ListenerArn ?? '', signal)),
  }))
  return { balancer, listeners: await Promise.all(found) }
}
