import type { TargetDescription } from '@aws-sdk/client-elastic-load-balancing-v2'
import { awsCode } from '../faults.ts'
import { readById } from '../fleet/instances.ts'
import type { Scope } from '../scope.ts'

/**
 * Registers machines but those that ended since they were looked at: AWS takes none of a call that names one. It comes
 * back when a look shows them ended, so that the next decision knows it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
 */
export const withoutEnded = async (
  scope: Scope,
  targets: TargetDescription[],
  signal: AbortSignal,
  register: (targets: TargetDescription[]) => Promise<unknown>,
): Promise<void> => {
  try {
    await register(targets)
  } catch (error) {
    const ended = endedOf(error)
    const running = targets.filter(({ Id = '' }) => !ended.includes(Id))
    if (running.length === targets.length || !(await areShownEnded(scope, ended, signal))) throw error
    if (running.length > 0) await withoutEnded(scope, running, signal, register)
  }
}

/** `InvalidTarget: The following targets are not in a running state and cannot be registered: 'i-…', 'i-…'` */
const endedOf = (error: unknown): readonly string[] =>
  awsCode(error) === 'InvalidTarget' && error instanceof Error && /not in a running state/.test(error.message)
    ? (error.message.match(/\bi-[0-9a-f]+\b/g) ?? [])
    : []

/** For how long reads may lag behind an end. */
const lateMs = 20_000

const areShownEnded = async (scope: Scope, ids: readonly string[], signal: AbortSignal): Promise<boolean> => {
  const ec2 = await scope.clients.ec2()
  const until = performance.now() + lateMs
  for (;;) {
    const states = await readById(ec2, ids, ({ State }) => State?.Name, signal)
    if (!states.some((state) => state === 'pending' || state === 'running')) return true
    if (performance.now() > until) return false
    await scope.clients.clock.sleep(500, signal)
  }
}
