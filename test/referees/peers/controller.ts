import { run } from '../run.ts'
import { callsDuring, writesAmong } from './calls.ts'
import type { Scene } from './scene.ts'

/** What an Ingress wants: its services, and which of them get how much of the requests. */
export interface Wish {
  readonly services: readonly string[]
  readonly weights: readonly { readonly service: string; readonly weight: number }[]
}

/** What one reconciliation did. */
export interface Reconciled {
  /** ARN of each service's target group. */
  readonly groups: Readonly<Record<string, string>>
  readonly calls: readonly string[]
  /** Those calls that change something. */
  readonly writes: readonly string[]
}

/** Lets the controller's code bring the first listener of a scene's load balancer to what is wished. @throws when it fails */
export async function reconcile(
  { sandbox, loadBalancer, vpc }: Scene,
  { program, wish }: { readonly program: string; readonly wish: Wish },
): Promise<Reconciled> {
  const input = JSON.stringify({ loadBalancer, vpc, port: 8080, ...wish })
  const { result, calls } = await callsDuring(sandbox, () => run(program, [], { env: sandbox.env, input }))
  if (result.status !== 0)
    throw new Error(`the controller ended with ${result.status}:\n${result.complaints}`)
  return { groups: JSON.parse(result.printed), calls, writes: writesAmong(calls) }
}
