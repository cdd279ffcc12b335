import { createHash } from 'node:crypto'
import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling'
import type { LaunchTemplateVersion, RequestLaunchTemplateData } from '@aws-sdk/client-ec2'
import { fill } from '../../../deploy/placeholders.ts'
import { SwitchoverError } from '../../../errors.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope } from '../../scope.ts'
import type { LaunchAct } from '../fleet.ts'
import { instanceType } from '../order.ts'
import { filledUserData } from '../user-data.ts'
import { tagsOfGroup } from './groups.ts'
import { readMade } from './made.ts'
import { describedAs, type Named, namedBy, newestVersion, versionNow } from './template.ts'

/** The version of the group's launch template that this attempt is launched from; made where there is none yet. */
export const versionFor = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  group: AutoScalingGroup,
  act: LaunchAct,
  signal: AbortSignal,
): Promise<Named> => {
  const source = readMade(act.made)[act.color]
  if (source === undefined)
    throw nothingFor(group, `attempt ${act.attempt} recorded no launch template for ${act.color}`)
  const { launchTemplate: wanted } = fleet
  switch (wanted.kind) {
    case 'version':
      return source
    case 'description': {
      const described = fill(wanted.description, { service: scope.settings.service, ...plain(act) })
      return { id: source.id, version: await foundVersion(scope, group, act, source, described, signal) }
    }
    case 'make':
      return { id: source.id, version: await madeVersion(scope, act, source, wanted, signal) }
  }
}

const plain = ({ release, color, attempt }: LaunchAct) => ({ release, color, attempt })

const nothingFor = (group: AutoScalingGroup, why: string): SwitchoverError =>
  new SwitchoverError(
    'bad-world',
    `there is nothing to launch ${group.AutoScalingGroupName} from: ${why}`,
    'Make the version of the launch template that the config asks for, or correct fleet.auto-scaling.launch-template.',
  )

/** The newest version of this description. Within an attempt it stays the one that was taken first. */
const foundVersion = async (
  scope: Scope,
  group: AutoScalingGroup,
  act: LaunchAct,
  { id }: Named,
  described: string,
  signal: AbortSignal,
): Promise<string> => {
  const taken = namedBy(group)
  // The group is tagged for an attempt only once its template is that attempt's.
  if (taken?.id === id && tagsOfGroup(group)[keys.attempt] === act.attempt) return taken.version
  const isSo = ({ VersionDescription }: LaunchTemplateVersion) => VersionDescription === described
  const found = await newestVersion(scope, id, undefined, isSo, signal)
  if (found === undefined) throw nothingFor(group, `${id} has no version described as "${described}"`)
  return found
}

type Making = Extract<AutoScalingSettings['launchTemplate'], { kind: 'make' }>

/** R2: the version is found again by what it says of itself; a token covers the time until AWS shows it. */
const madeVersion = async (
  scope: Scope,
  act: LaunchAct,
  source: Named,
  wanted: Making,
  signal: AbortSignal,
): Promise<string> => {
  const { service } = scope.settings
  const VersionDescription = describedAs(act.release, act.attempt, service, source.version)
  const base = await versionNow(scope, source, signal)
  const LaunchTemplateData = changed(scope, act, wanted, base)
  const isSo = (version: LaunchTemplateVersion) =>
    version.VersionDescription === VersionDescription && holds(version, LaunchTemplateData)
  const found = await newestVersion(scope, source.id, source.version, isSo, signal)
  if (found !== undefined) return found
  const input = {
    LaunchTemplateId: source.id,
    SourceVersion: source.version,
    VersionDescription,
    LaunchTemplateData,
  }
  const ec2 = await scope.clients.ec2()
  const ClientToken = createHash('sha256')
    .update(JSON.stringify([scope.owner, input]))
    .digest('hex')
  const { LaunchTemplateVersion } = await ec2.createLaunchTemplateVersion({ ...input, ClientToken }, signal)
  return String(LaunchTemplateVersion?.VersionNumber)
}

/** What differs from the version that it is made from. */
const changed = (
  scope: Scope,
  act: LaunchAct,
  { type, userData }: Making,
  base: LaunchTemplateVersion | undefined,
): RequestLaunchTemplateData => {
  const { image } = readMade(act.made)
  const values = { service: scope.settings.service, ...plain(act) }
  return {
    ...(image !== undefined && { ImageId: image }),
    ...(type !== undefined && { InstanceType: instanceType(type) }),
    ...(userData !== undefined && { UserData: filledUserData(userData, values) }),
    MetadataOptions: metadata(base),
  }
}

/**
 * The gate is read from the metadata. What a version says anew replaces the whole of what its source said there, so
 * that is said again; tokens are required unless the template itself decides about them.
 */
const metadata = (base: LaunchTemplateVersion | undefined): RequestLaunchTemplateData['MetadataOptions'] => {
  const { State: _, ...said } = base?.LaunchTemplateData?.MetadataOptions ?? {}
  return { HttpTokens: 'required', HttpEndpoint: 'enabled', ...said, InstanceMetadataTags: 'enabled' }
}

/** A description could be an earlier record's, whose attempts were counted from one as well. */
const holds = (
  { LaunchTemplateData: has }: LaunchTemplateVersion,
  wanted: RequestLaunchTemplateData,
): boolean =>
  (wanted.ImageId === undefined || has?.ImageId === wanted.ImageId) &&
  (wanted.InstanceType === undefined || has?.InstanceType === wanted.InstanceType) &&
  (wanted.UserData === undefined || has?.UserData === wanted.UserData) &&
  has?.MetadataOptions?.InstanceMetadataTags === 'enabled'
