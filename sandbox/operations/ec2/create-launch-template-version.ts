import type {
  CreateLaunchTemplateVersionRequest,
  CreateLaunchTemplateVersionResult,
} from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { checkVersion, templateOf, versionOf, versionOutput } from './launch-template-output.ts'
import { madeBefore, rememberMade } from './template-token.ts'

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
  const before = madeBefore(world, 'CreateLaunchTemplateVersion', input)
  if (before !== undefined) {
    return { LaunchTemplateVersion: versionOutput(world, before.template, before.version) }
  }
  checkVersion(world, input)
  const source = SourceVersion === undefined ? {} : versionOf(template, SourceVersion).data
  refuseDryRun(input)
  const version = world.compute.addLaunchTemplateVersion(template.id, {
    data: { ...source, ...said(data) },
    ...(description !== undefined && { description }),
  })
  rememberMade(world, 'CreateLaunchTemplateVersion', input, { template, version })
  return { LaunchTemplateVersion: versionOutput(world, template, version) }
}

/** The wire names what was left out too. */
function said(data: object): object {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}
