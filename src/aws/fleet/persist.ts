import type { InstanceStateName } from '@aws-sdk/client-ec2'
import { SwitchoverError } from '../../errors.ts'
import { chunks } from '../chunks.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { type Refused, withoutRefused } from '../without-refused.ts'
import { goneAmong } from './instances.ts'

/** TerminateInstances, StopInstances and CreateTags take at most this many ids. */
const idsACall = 1000

/** How long AWS may say of an instance that it shows that there is none. */
const unknownMs = 30_000

/** Some are spared for good: protected from the end, or (the second) of a kind that cannot be stopped at all. */
const sparing: ReadonlySet<string | undefined> = new Set(['OperationNotPermitted', 'UnsupportedOperation'])

/** What AWS says of those that are gone, or that it does not know yet. */
const gone: ReadonlySet<string | undefined> = new Set([
  'InvalidInstanceID.NotFound',
  'IncorrectInstanceState',
])

/**
 * Does a call for all of these instances but those that are gone or spared from it. AWS does nothing where one id is
 * unknown to it, and where one is protected it does the call for the other zones only, and fails all the same: what
 * stands in the way is taken out, and the call made again, which changes nothing for those that it was done for.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export const persist = async (
  scope: Scope,
  ids: readonly string[],
  call: (ids: string[]) => Promise<unknown>,
  signal: AbortSignal,
): Promise<{ readonly spared: readonly string[] }> => {
  const spared: string[] = []
  const refused = async (error: unknown, among: readonly string[]): Promise<Refused> => {
    const code = awsCode(error)
    const named = sparing.has(code) || gone.has(code) ? among.filter((id) => isNamed(error, id)) : []
    if (gone.has(code))
      return { named, out: await goneAmong(await scope.clients.ec2(), named, isEnding, signal) }
    spared.push(...named)
    return { named, out: new Set(named) }
  }
  for (const some of chunks(ids, idsACall))
    await withoutRefused(scope.clients, { ids: some, call, refused, withinMs: unknownMs }, signal)
  return { spared }
}

/** AWS names in words those that a call fails for: `The instance IDs 'i-1, i-2' do not exist`. */
const isNamed = (error: unknown, id: string): boolean => {
  const { cause } = error instanceof SwitchoverError ? error : { cause: undefined }
  return cause instanceof Error && cause.message.split(/[^\w-]+/).includes(id)
}

/** "Your instance could still be running": only what AWS does not show either, or shows ending, is gone. */
// https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
const isEnding = (state: InstanceStateName | undefined): boolean =>
  state === 'terminated' || state === 'shutting-down'
