import type { FleetAct } from '../../deploy/acts.ts'
import type { Leaving } from '../../deploy/side.ts'
import { keys, type Scope, tagList } from '../scope.ts'
import type { Lag } from './lag.ts'
import { ownOnly } from './own.ts'
import { persist } from './persist.ts'

/** `2 quiet 2026-11-30T12:00:00.000Z`: how far the end of a machine has come, as its tag says it. */
const writeLeaving = ({ passed, late, since }: Leaving): string =>
  `${passed} ${late ? 'late' : 'quiet'} ${new Date(since).toISOString()}`

/** What such a tag says; undefined where it says nothing of it. */
export const readLeaving = (value: string): Leaving | undefined => {
  const [, passed, word, at = ''] = /^(\d+) (quiet|late) (\S+)$/.exec(value) ?? []
  const since = Date.parse(at)
  return Number.isNaN(since) ? undefined : { passed: Number(passed), late: word === 'late', since }
}

/** Notes how far the end of these machines has come; of those that AWS shows no more there is nothing to note. */
export const leave = async (
  scope: Scope,
  lag: Lag,
  { machines, leaving }: Extract<FleetAct, { kind: 'leave' }>,
  signal: AbortSignal,
): Promise<void> => {
  const ec2 = await scope.clients.ec2()
  const ids = (await ownOnly(scope, machines, signal)).map(({ id }) => id)
  const Tags = tagList({ [keys.leaving]: writeLeaving(leaving) })
  await persist(scope, ids, (Resources) => ec2.createTags({ Resources, Tags }, signal), signal)
  for (const id of ids) lag.noteChanged(id, { leaving })
}
