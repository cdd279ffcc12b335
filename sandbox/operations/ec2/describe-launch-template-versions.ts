import type {
  DescribeLaunchTemplateVersionsRequest,
  DescribeLaunchTemplateVersionsResult,
  LaunchTemplateVersion,
} from '@aws-sdk/client-ec2'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { resolveImage } from './image-alias.ts'
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
  const shown = items.map((version) => versionOutput(world, template, version))
  return {
    LaunchTemplateVersions: input.ResolveAlias ? shown.map((one) => resolved(world, one)) : shown,
    ...next,
  }
}

/** With the image that its parameter names now. */
function resolved(world: World, version: LaunchTemplateVersion): LaunchTemplateVersion {
  const { ImageId: image, ...data } = version.LaunchTemplateData ?? {}
  if (image === undefined) return version
  return { ...version, LaunchTemplateData: { ...data, ImageId: resolveImage(world, image) } }
}
