import type { ModifyLaunchTemplateRequest, ModifyLaunchTemplateResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { templateOf, templateOutput, versionOf } from './launch-template-output.ts'

/** Chooses the default version; nothing else of a template can be changed. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyLaunchTemplate.html */
export const modifyLaunchTemplate: Operation<ModifyLaunchTemplateRequest, ModifyLaunchTemplateResult> = (
  world,
  input,
) => {
  const template = templateOf(world, input)
  if (input.DefaultVersion === undefined) throw missing('defaultVersion')
  const { number } = versionOf(template, input.DefaultVersion)
  refuseDryRun(input)
  world.compute.setDefaultVersion(template.id, number)
  return { LaunchTemplate: templateOutput(world, templateOf(world, { LaunchTemplateId: template.id })) }
}
