import type { DescribeLaunchTemplatesRequest, DescribeLaunchTemplatesResult } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { templateOf, templateOutput } from './launch-template-output.ts'
import { page } from './pages.ts'
import { select } from './select.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html */
export const describeLaunchTemplates: Operation<
  DescribeLaunchTemplatesRequest,
  DescribeLaunchTemplatesResult
> = (world, input) => {
  const byName = (input.LaunchTemplateNames ?? []).map((name) =>
    templateOf(world, { LaunchTemplateName: name }),
  )
  const ids = [...(input.LaunchTemplateIds ?? []), ...byName.map(({ id }) => id)]
  const found = select(
    world,
    world.compute.launchTemplates,
    { ids, filters: input.Filters },
    ({ name, createdMs }) => ({
      'launch-template-name': name,
      'create-time': new Date(createdMs).toISOString(),
    }),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input, [1, 200])
  return { LaunchTemplates: items.map((template) => templateOutput(world, template)), ...next }
}
