import type {
  LaunchTemplate as Answer,
  RequestLaunchTemplateData,
  ResponseLaunchTemplateData,
  LaunchTemplateVersion as VersionAnswer,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { LaunchTemplate, LaunchTemplateVersion } from '../../model/compute/launch-template.ts'
import type { World } from '../../model/world.ts'
import { missing, unknown } from './ids.ts'
import { resolveImage } from './image-alias.ts'
import { writeTags } from './tags.ts'
import { readUserData } from './user-data.ts'

interface Named {
  readonly LaunchTemplateId?: string | undefined
  readonly LaunchTemplateName?: string | undefined
}

interface Told {
  readonly LaunchTemplateData: RequestLaunchTemplateData | undefined
  readonly VersionDescription?: string | undefined
}

/** The launch template of an id or a name, not both. */
export function templateOf(world: World, { LaunchTemplateId, LaunchTemplateName }: Named): LaunchTemplate {
  if (LaunchTemplateId !== undefined && LaunchTemplateName !== undefined) {
    throw new AwsError(
      'InvalidParameterCombination',
      'You must specify either the launch template ID or the launch template name, but not both.',
    )
  }
  if (LaunchTemplateId !== undefined) {
    if (!/^lt-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(LaunchTemplateId)) {
      throw new AwsError('InvalidLaunchTemplateId.Malformed', `Invalid id: "${LaunchTemplateId}"`)
    }
    const found = world.compute.launchTemplates.get(LaunchTemplateId)
    if (found === undefined) throw unknown(LaunchTemplateId)
    return found
  }
  if (LaunchTemplateName === undefined) throw missing('launchTemplateId')
  const found = [...world.compute.launchTemplates.values()].find(({ name }) => name === LaunchTemplateName)
  if (found !== undefined) return found
  throw new AwsError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${LaunchTemplateName}, does not exist.`,
  )
}

/** A version by its number, `$Latest` or `$Default`, which is also what counts when nothing is said. */
export function versionOf(template: LaunchTemplate, version = '$Default'): LaunchTemplateVersion {
  const number =
    version === '$Latest'
      ? template.versions.length
      : version === '$Default'
        ? template.defaultVersion
        : Number(version)
  const found = template.versions.find((one) => one.number === number)
  if (found !== undefined) return found
  throw new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${version} for the launch template with ID ${template.id}.`,
  )
}

/** All that is looked at before a launch. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html */
export function checkVersion(
  world: World,
  { LaunchTemplateData: data, VersionDescription: description = '' }: Told,
): void {
  if (description.length > 255) {
    throw new AwsError(
      'InvalidParameterValue',
      'The launch template version description must be at most 255 characters long.',
    )
  }
  readUserData(data?.UserData)
  if (data?.ImageId !== undefined) resolveImage(world, data.ImageId)
}

export function templateOutput(world: World, template: LaunchTemplate): Answer {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    CreateTime: new Date(template.createdMs),
    CreatedBy: `arn:aws:iam::${world.settings.account}:root`,
    DefaultVersionNumber: template.defaultVersion,
    LatestVersionNumber: template.versions.length,
    Tags: writeTags(world.compute.tagsOf(template.id)),
  }
}

export function versionOutput(
  world: World,
  template: LaunchTemplate,
  version: LaunchTemplateVersion,
): VersionAnswer {
  return {
    LaunchTemplateId: template.id,
    LaunchTemplateName: template.name,
    VersionNumber: version.number,
    VersionDescription: version.description,
    CreateTime: new Date(version.createdMs),
    CreatedBy: `arn:aws:iam::${world.settings.account}:root`,
    DefaultVersion: version.number === template.defaultVersion,
    LaunchTemplateData: version.data as ResponseLaunchTemplateData,
  }
}
