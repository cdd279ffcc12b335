import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { keys, type Scope } from '../../scope.ts'
import { inService, tagGroup, tagsOfGroup, untagGroup } from './groups.ts'

/**
 * Our mark on a group says that its instances are protected from scale-in by us, but for those that were so before. It
 * stands on the group and not on the instances: those of an adopted group are not ours to tag (R9).
 */

/** Stands where no instance was protected before. */
const none = '-'

/** So many ids fit in one tag: "Length Constraints: Maximum length of 256". */
const idsATag = 12

const isMark = (key: string): boolean => key === keys.protected || key.startsWith(`${keys.protected}:`)

/** Instances that others had protected when we marked the group; undefined: there is no mark. */
export const guardOf = (group: AutoScalingGroup): readonly string[] | undefined => {
  const marks = Object.entries(tagsOfGroup(group)).filter(([key]) => isMark(key))
  if (marks.length === 0) return undefined
  return marks.flatMap(([, value]) => value.split(' ')).filter((word) => word !== none)
}

/** Marks the group; a mark that stands says what was so before, and is left as it is. */
export const writeGuard = async (
  scope: Scope,
  group: AutoScalingGroup,
  signal: AbortSignal,
): Promise<void> => {
  if (guardOf(group) !== undefined) return
  const before = inService(group)
    .filter(({ ProtectedFromScaleIn }) => ProtectedFromScaleIn)
    .map(({ InstanceId }) => InstanceId ?? '')
  const tags: Record<string, string> = { [keys.protected]: before.slice(0, idsATag).join(' ') || none }
  for (let start = idsATag; start < before.length; start += idsATag)
    tags[`${keys.protected}:${start / idsATag + 1}`] = before.slice(start, start + idsATag).join(' ')
  await tagGroup(scope, group.AutoScalingGroupName ?? '', tags, false, signal)
}

export const eraseGuard = async (
  scope: Scope,
  group: AutoScalingGroup,
  signal: AbortSignal,
): Promise<void> => {
  const marks = Object.keys(tagsOfGroup(group)).filter(isMark)
  if (marks.length > 0) await untagGroup(scope, group.AutoScalingGroupName ?? '', marks, signal)
}
