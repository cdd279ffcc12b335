import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'

/** A launch template at one version, which never changes. */
export interface Template {
  readonly id: string
  readonly version: string
  readonly data: ResponseLaunchTemplateData
}

/** Launch templates by id and version; those asked for by number are read once. */
export interface Templates {
  /** Undefined where there is no such template or version; `$Latest` and `$Default` as they are now. */
  find(
    wanted: { readonly id: string; readonly version: string },
    signal: AbortSignal,
  ): Promise<Template | undefined>
}

export const createTemplates = (scope: Scope): Templates => {
  const read = new Map<string, Template>()
  return {
    async find({ id, version }, signal) {
      const known = read.get(`${id}:${version}`)
      if (known !== undefined) return known
      const found = await find(scope, id, version, signal)
      if (found !== undefined) read.set(`${found.id}:${found.version}`, found)
      return found
    },
  }
}

const find = async (
  scope: Scope,
  id: string,
  version: string,
  signal: AbortSignal,
): Promise<Template | undefined> => {
  const ec2 = await scope.clients.ec2()
  try {
    const asked = { LaunchTemplateId: id, Versions: [version] }
    const { LaunchTemplateVersions } = await ec2.describeLaunchTemplateVersions(asked, signal)
    const { VersionNumber, LaunchTemplateData = {} } = LaunchTemplateVersions?.[0] ?? {}
    if (VersionNumber === undefined) return undefined
    return { id, version: String(VersionNumber), data: LaunchTemplateData }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
