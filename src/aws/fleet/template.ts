import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2'
import { SwitchoverError } from '../../errors.ts'
import type { Scope } from '../scope.ts'

/** A launch template at one version, which never changes. */
export interface Template {
  readonly id: string
  readonly version: string
  readonly data: ResponseLaunchTemplateData
}

/** The configured launch template; `$Latest` and `$Default` are resolved once, so that all instances are alike. */
export const templateOf = (scope: Scope) => {
  let resolved: Promise<Template | undefined> | undefined
  return (signal: AbortSignal): Promise<Template | undefined> => {
    resolved ??= resolve(scope, signal).catch((error: unknown) => {
      resolved = undefined
      throw error
    })
    return resolved
  }
}

const resolve = async (scope: Scope, signal: AbortSignal): Promise<Template | undefined> => {
  const wanted = scope.settings.fleet.launchTemplate
  if (wanted === undefined) return undefined
  const ec2 = await scope.clients.ec2()
  const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions(
    { LaunchTemplateId: wanted.id, Versions: [wanted.version] },
    signal,
  )
  const version = LaunchTemplateVersions?.[0]
  if (version?.VersionNumber === undefined) {
    throw new SwitchoverError(
      'bad-world',
      `the launch template ${wanted.id} has no version ${wanted.version}`,
      'Name a version that the launch template has.',
    )
  }
  return { id: wanted.id, version: String(version.VersionNumber), data: version.LaunchTemplateData ?? {} }
}
