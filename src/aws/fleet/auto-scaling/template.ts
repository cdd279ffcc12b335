import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { LaunchTemplateVersion } from '@aws-sdk/client-ec2'
import { isMissing } from '../../faults.ts'
import type { Scope } from '../../scope.ts'

/** A launch template at a version as a group names it: the version may be `$Latest` or `$Default`. */
export interface Named {
  readonly id: string
  readonly version: string
}

/** The group's own launch template, that of its mixed-instances policy too; undefined for a launch configuration. */
export const namedBy = (group: AutoScalingGroup): Named | undefined => {
  const mixed = group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification
  const { LaunchTemplateId: id, Version: version } = mixed ?? group.LaunchTemplate ?? {}
  // A group that names no version launches the default one.
  return id === undefined ? undefined : { id, version: version ?? '$Default' }
}

/** What stands under this name now; undefined where there is none. */
export const versionNow = async (
  scope: Scope,
  { id, version }: Named,
  signal: AbortSignal,
): Promise<LaunchTemplateVersion | undefined> => {
  const ec2 = await scope.clients.ec2()
  try {
    const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions(
      { LaunchTemplateId: id, Versions: [version] },
      signal,
    )
    return LaunchTemplateVersions?.[0]
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** One page of versions. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html */
const versionsAPage = 200

/** The newest version that is as wanted, from `since` on; undefined where none is. */
export const newestVersion = async (
  scope: Scope,
  id: string,
  since: string | undefined,
  isWanted: (version: LaunchTemplateVersion) => boolean,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const ec2 = await scope.clients.ec2()
  const from = since === undefined ? {} : { MinVersion: since }
  let newest = 0
  let token: string | undefined
  do {
    const page = await ec2.describeLaunchTemplateVersions(
      { LaunchTemplateId: id, ...from, MaxResults: versionsAPage, NextToken: token },
      signal,
    )
    const fits = (page.LaunchTemplateVersions ?? []).filter(isWanted)
    newest = Math.max(newest, ...fits.map(({ VersionNumber }) => VersionNumber ?? 0))
    token = page.NextToken
  } while (token)
  return newest === 0 ? undefined : String(newest)
}

/** AWS's limit. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html */
const descriptionLimit = 255

/**
 * How a version that we made is found again and told from others: the release, the attempt, the service, and the
 * version that somebody else made and that it goes back to.
 */
export const describedAs = (release: string, attempt: string, service: string, origin: string): string => {
  const end = ` from ${origin}`
  return `${release} ${attempt} ${service}`.slice(0, descriptionLimit - end.length) + end
}

/** The version that somebody else made and that one of ours goes back to; undefined where it is none of ours. */
export const originOf = ({ VersionDescription }: LaunchTemplateVersion): string | undefined =>
  /^\S+ a\d+ \S.* from (\d+)$/.exec(VersionDescription ?? '')?.[1]
