import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { Color } from '../../../deploy/model.ts'
import type { Mistake } from '../../../deploy/ports.ts'
import { isMissing } from '../../faults.ts'
import { type Scope, tagRecord } from '../../scope.ts'
import { readTargets } from '../../traffic/registration.ts'
import { readById } from '../instances.ts'
import { isOurs, keptColor, sideOfInstance } from '../machines.ts'
import { membersOf } from './groups.ts'

/**
 * The idle group holds nothing that a new attempt would have to share it with: what an earlier retirement left there.
 * What is still registered on the side is held, and retired before anything is launched.
 */
export const checkMembers = async (
  scope: Scope,
  path: string,
  group: AutoScalingGroup,
  color: Color,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const ids = membersOf(group)
  if (ids.length === 0) return []
  const registered = await readTargets(scope, signal).catch((error: unknown) => {
    // A target group that does not exist is told elsewhere.
    if (isMissing(error)) return { blue: [], green: [] }
    throw error
  })
  const held = new Set(registered[color].map(({ id }) => id))
  const ec2 = await scope.clients.ec2()
  const all = await readById(
    ec2,
    ids,
    (instance) => ({
      id: instance.InstanceId ?? '',
      ours: isOurs(tagRecord(instance.Tags), scope.owner),
      kept: sideOfInstance(instance) === keptColor,
    }),
    signal,
  )
  const strangers = all.filter(({ id, ours }) => !ours && !held.has(id)).map(({ id }) => id)
  const kept = all.filter(({ ours, kept }) => ours && kept).map(({ id }) => id)
  const name = group.AutoScalingGroupName
  const found = (what: readonly string[], why: string, remedy: string): readonly Mistake[] =>
    what.length === 0
      ? []
      : [{ path, said: `${name} of the idle side holds ${what.join(', ')}, ${why}`, remedy }]
  return [
    ...found(
      strangers,
      'which no attempt of ours launched',
      'Set the group to zero first: min 0, desired 0.',
    ),
    ...found(kept, 'kept by an earlier retirement', 'End them with command retire and allow: kept.'),
  ]
}
