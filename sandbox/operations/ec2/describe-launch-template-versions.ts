import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
} from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { templateOf, versionOf, versionOutput } from './launch-template-output.ts'
import { page } from './pages.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html */
export const describeLaunchTemplateVersions: Operation<
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult
> = (world, input) => {
  const template = templateOf(world, input)
  const named = input.Versions?.length
    ? input.Versions.map((version) => versionOf(template, version))
    : template.versions.toReversed()
  const found = named.filter(
    ({ number }) => number >= Number(input.MinVersion ?? 1) && number <= Number(input.MaxVersion ?? number),
  )
  refuseDryRun(input)
  const { items, next } = page(found, input, [1, 200])
  return { LaunchTemplateVersions: items.map((version) => versionOutput(world, template, version)), ...next }
}
