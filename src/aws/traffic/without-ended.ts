import type { TargetDescription } from '@aws-sdk/client-elastic-load-balancing-v2'
import { awsCode } from '../faults.ts'
import { readById } from '../fleet/instances.ts'
import type { Scope } from '../scope.ts'

/** Elastic Load Balancing and EC2 may learn of a start or an end this much apart. */
const apartMs = 20_000

/**
 * Registers machines but those that ended since they were looked at: AWS takes none of a call that names one. It comes
 * back when a look shows them ended, so that the next decision knows it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
 */
export const withoutEnded = async (
  scope: Scope,
  targets: readonly TargetDescription[],
  signal: AbortSignal,
  register: (targets: TargetDescription[]) => Promise<unknown>,
): Promise<void> => {
  const until = performance.now() + apartMs
  let left = [...targets]
  while (left.length > 0) {
    try {
      await register(left)
      return
    } catch (error) {
      const refused = notRunning(error)
      if (refused.length === 0 || performance.now() > until) throw error
      const ended = await shownEnded(scope, refused, signal)
      left = left.filter(({ Id = '' }) => !ended.has(Id))
      if (ended.size === 0) await scope.clients.clock.sleep(500, signal)
    }
  }
}

/** `InvalidTarget: The following targets are not in a running state and cannot be registered: 'i-…', 'i-…'` */
const notRunning = (error: unknown): readonly string[] =>
  awsCode(error) === 'InvalidTarget' && error instanceof Error && /not in a running state/.test(error.message)
    ? (error.message.match(/\bi-[0-9a-f]+\b/g) ?? [])
    : []

const shownEnded = async (
  scope: Scope,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> => {
  const alive = await readById(
    await scope.clients.ec2(),
    ids,
    ({ InstanceId, State }) =>
      State?.Name === 'pending' || State?.Name === 'running' ? InstanceId : undefined,
    signal,
  )
  return new Set(ids.filter((id) => !alive.includes(id)))
}
