import type { CreateLaunchTemplateRequest, CreateLaunchTemplateResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { checkVersion, templateOf, templateOutput } from './launch-template-output.ts'
import { checkTaggable, tagsFor } from './tags.ts'
import { madeBefore, rememberMade } from './template-token.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html */
export const createLaunchTemplate: Operation<CreateLaunchTemplateRequest, CreateLaunchTemplateResult> = (
  world,
  input,
) => {
  const { LaunchTemplateName: name, LaunchTemplateData: data, VersionDescription: description } = input
  if (name === undefined) throw missing('launchTemplateName')
  if (data === undefined) throw missing('launchTemplateData')
  const before = madeBefore(world, 'CreateLaunchTemplate', input)
  if (before !== undefined) return { LaunchTemplate: templateOutput(world, before.template) }
  checkName(name, [...world.compute.launchTemplates.values()])
  checkVersion(world, input)
  checkTaggable(input.TagSpecifications, ['launch-template'])
  const tags = tagsFor('launch-template', input.TagSpecifications)
  refuseDryRun(input)
  const { id } = world.compute.addLaunchTemplate(name)
  const version = world.compute.addLaunchTemplateVersion(id, {
    data: { ...data },
    ...(description !== undefined && { description }),
  })
  world.compute.setTags(id, tags)
  const template = templateOf(world, { LaunchTemplateId: id })
  rememberMade(world, 'CreateLaunchTemplate', input, { template, version })
  return { LaunchTemplate: templateOutput(world, template) }
}

function checkName(name: string, others: readonly { readonly name: string }[]): void {
  if (!/^[A-Za-z0-9().\-/_]{3,128}$/.test(name)) {
    throw new AwsError(
      'InvalidLaunchTemplateName.MalformedException',
      'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and ( ) . - / _',
    )
  }
  if (others.some((other) => other.name === name)) {
    throw new AwsError(
      'InvalidLaunchTemplateName.AlreadyExistsException',
      'Launch template name already in use.',
    )
  }
}
