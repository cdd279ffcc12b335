import type { InstanceStateName } from '@aws-sdk/client-ec2'
import { awsCode } from '../faults.ts'
import { goneAmong } from '../fleet/instances.ts'
import type { Scope } from '../scope.ts'
import { withoutRefused } from '../without-refused.ts'

/** Elastic Load Balancing and EC2 may learn of a start or an end this much apart. */
const apartMs = 20_000

/**
 * Registers machines but those that ended since they were looked at: AWS takes none of a call that names one. It comes
 * back when a look shows them ended, so that the next decision knows it.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
 */
export const withoutEnded = (
  scope: Scope,
  ids: readonly string[],
  register: (ids: string[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> => {
  const refused = async (error: unknown) => {
    const named = notRunning(error)
    return { named, out: await goneAmong(await scope.clients.ec2(), named, hasEnded, signal) }
  }
  return withoutRefused(scope.clients, { ids, call: register, refused, withinMs: apartMs }, signal)
}

/** `InvalidTarget: The following targets are not in a running state and cannot be registered: 'i-…', 'i-…'` */
const notRunning = (error: unknown): readonly string[] =>
  awsCode(error) === 'InvalidTarget' && error instanceof Error && /not in a running state/.test(error.message)
    ? (error.message.match(/\bi-[0-9a-f]+\b/g) ?? [])
    : []

const hasEnded = (state: InstanceStateName | undefined): boolean => state !== 'pending' && state !== 'running'
