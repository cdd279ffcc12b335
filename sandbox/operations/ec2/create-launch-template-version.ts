import type {
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
} from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { templateOf, versionOf, versionOutput } from './launch-template-output.ts'
import { readUserData } from './user-data.ts'

/**
 * A version may be made from another one; what is said anew wins.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplateVersion.html
 */
export const createLaunchTemplateVersion: Operation<
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult
> = (world, input) => {
  const template = templateOf(world, input)
  const { LaunchTemplateData: data, SourceVersion, VersionDescription: description } = input
  if (data === undefined) throw missing('launchTemplateData')
  readUserData(data.UserData)
  const source = SourceVersion === undefined ? {} : versionOf(template, SourceVersion).data
  refuseDryRun(input)
  const version = world.compute.addLaunchTemplateVersion(template.id, {
    data: { ...source, ...data },
    ...(description !== undefined && { description }),
  })
  return { LaunchTemplateVersion: versionOutput(world, template, version) }
}
