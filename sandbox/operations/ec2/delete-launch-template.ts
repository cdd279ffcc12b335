import type { DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { templateOf, templateOutput } from './launch-template-output.ts'

/**
 * "Deleting a launch template deletes all of its versions." What was launched from it stays.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteLaunchTemplate.html
 */
export const deleteLaunchTemplate: Operation<DeleteLaunchTemplateRequest, DeleteLaunchTemplateResult> = (
  world,
  input,
) => {
  const template = templateOf(world, input)
  refuseDryRun(input)
  const last = templateOutput(world, template)
  world.compute.setTags(template.id, new Map())
  world.compute.deleteLaunchTemplate(template.id)
  return { LaunchTemplate: last }
}
