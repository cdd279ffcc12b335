import { SwitchoverError } from '../../errors.ts'
import { chunks } from '../chunks.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { readById } from './instances.ts'

/** TerminateInstances, StopInstances and CreateTags take at most this many ids. */
const idsACall = 1000

/** How long AWS may say of an instance that it shows that there is none. */
const unknownMs = 30_000

/**
 * Does a call for all of these instances but those that are gone or protected from it. AWS does nothing where one id is
 * unknown to it, and where one is protected it does the call for the other zones only, and fails all the same: what
 * stands in the way is taken out, and the call made again, which changes nothing for those that it was done for.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export const persist = async (
  scope: Scope,
  ids: readonly string[],
  once: (ids: string[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<{ readonly protected: readonly string[] }> => {
  const found: string[] = []
  for (const some of chunks(ids, idsACall)) found.push(...(await persistWith(scope, some, once, signal)))
  return { protected: found }
}

const persistWith = async (
  scope: Scope,
  ids: readonly string[],
  once: (ids: string[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const shielded: string[] = []
  const until = performance.now() + unknownMs
  let left = [...ids]
  while (left.length > 0) {
    try {
      await once(left)
      return shielded
    } catch (error) {
      const named = left.filter((id) => isNamed(error, id))
      if (named.length === 0 || !(isProtected(error) || isUnknown(error)) || performance.now() > until)
        throw error
      if (isProtected(error)) shielded.push(...named)
      const stays = isUnknown(error) ? await shownAmong(scope, named, signal) : new Set<string>()
      left = left.filter((id) => !named.includes(id) || stays.has(id))
      // "Your instance could still be running": one that AWS shows is asked for again.
      if (stays.size > 0) await scope.clients.clock.sleep(500, signal)
    }
  }
  return shielded
}

const isProtected = (error: unknown): boolean => awsCode(error) === 'OperationNotPermitted'
const isUnknown = (error: unknown): boolean => awsCode(error) === 'InvalidInstanceID.NotFound'

/** AWS names in words those that a call fails for: `The instance IDs 'i-1, i-2' do not exist`. */
const isNamed = (error: unknown, id: string): boolean => {
  const { cause } = error instanceof SwitchoverError ? error : { cause: undefined }
  return cause instanceof Error && cause.message.split(/[^\w-]+/).includes(id)
}

/** https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html */
const shownAmong = async (
  scope: Scope,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlySet<string>> => {
  const alive = await readById(
    await scope.clients.ec2(),
    ids,
    ({ InstanceId, State }) =>
      State?.Name === 'terminated' || State?.Name === 'shutting-down' ? undefined : InstanceId,
    signal,
  )
  return new Set(alive)
}
