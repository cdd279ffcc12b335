import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import { colors } from '../../../deploy/model.ts'
import { asksFor, fill } from '../../../deploy/placeholders.ts'
import type { Mistake } from '../../../deploy/ports.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { isMissing } from '../../faults.ts'
import type { Scope } from '../../scope.ts'
import { imageNow } from '../image.ts'
import type { Groups } from './groups.ts'
import { namedBy, newestVersion, versionNow } from './template.ts'

/** What each group is to be launched from is there: its launch template, the version, the image. */
export const checkTemplate = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  path: string,
  groups: Groups,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const each = colors.map((color) => {
    const group = groups[color]
    return group === undefined ? [] : checkOf(scope, fleet, path, `${path}.${color}`, group, signal)
  })
  return [...(await Promise.all(each)).flat(), ...(await checkImage(scope, fleet, path, signal))]
}

const checkOf = async (
  scope: Scope,
  { launchTemplate: wanted }: AutoScalingSettings,
  path: string,
  at: string,
  group: AutoScalingGroup,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const name = group.AutoScalingGroupName
  const named = namedBy(group)
  // A group without a template is told of elsewhere.
  if (named === undefined) return []
  const key = `${path}.launch-template`
  switch (wanted.kind) {
    case 'make':
      if ((await versionNow(scope, named, signal)) !== undefined) return []
      return [lost(at, `the launch template ${named.id} of ${name} has no version ${named.version}`)]
    case 'version':
      if ((await versionNow(scope, { ...named, version: wanted.version }, signal)) !== undefined) return []
      return [
        lost(`${key}.version`, `the launch template ${named.id} of ${name} has no version ${wanted.version}`),
      ]
    case 'description':
      return checkDescribed(scope, `${key}.description`, named.id, wanted.description, signal)
  }
}

const lost = (path: string, said: string): Mistake => ({
  path,
  said,
  remedy: 'Name a version that the launch template has, or make that version.',
})

/** Whether such a version is there can only be told now where nothing of its description is still to be filled in. */
const checkDescribed = async (
  scope: Scope,
  path: string,
  id: string,
  description: string,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const described = fill(description, { service: scope.settings.service })
  if (['release', 'color', 'attempt'].some((word) => asksFor(described, word))) return []
  const isSo = ({ VersionDescription }: { VersionDescription?: string | undefined }) =>
    VersionDescription === described
  const found = await newestVersion(scope, id, undefined, isSo, signal)
  return found === undefined ? [lost(path, `${id} has no version described as "${described}"`)] : []
}

const checkImage = async (
  scope: Scope,
  { launchTemplate: wanted }: AutoScalingSettings,
  at: string,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  if (wanted.kind !== 'make' || wanted.image === undefined) return []
  const path = `${at}.launch-template.image`
  const id = await imageNow(scope, wanted.image, signal)
  if (id === undefined) {
    const parameter = 'ssm' in wanted.image ? wanted.image.ssm : ''
    const remedy = 'Name a parameter of this account and Region whose value is an image id.'
    return [{ path: `${path}.ssm`, said: `the parameter ${parameter} names no image`, remedy }]
  }
  const ec2 = await scope.clients.ec2()
  const missing = {
    path,
    said: `the image ${id} does not exist`,
    remedy: 'Name an image of this account and Region.',
  }
  return ec2.describeImages({ ImageIds: [id] }, signal).then(
    ({ Images }) => (Images?.length === 0 ? [missing] : []),
    (error: unknown) => {
      if (isMissing(error)) return [missing]
      throw error
    },
  )
}
