import type { DescribeTagsRequest, DescribeTagsResult, ResourceType } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { fits } from './filters.ts'
import { page } from './pages.ts'
import { typeOf } from './resources.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html */
export const describeTags: Operation<DescribeTagsRequest, DescribeTagsResult> = (world, input) => {
  const found = [...world.compute.shownTags()]
    .flatMap(([id, tags]) => [...tags].map(([key, value]) => ({ id, key, value })))
    .filter(({ id, key, value }) =>
      fits(
        input.Filters,
        { key, value, 'resource-id': id, 'resource-type': typeOf(id) },
        new Map([[key, value]]),
      ),
    )
  refuseDryRun(input)
  const { items, next } = page(found, input)
  return {
    Tags: items.map(({ id, key, value }) => ({
      ResourceId: id,
      ResourceType: typeOf(id) as ResourceType,
      Key: key,
      Value: value,
    })),
    ...next,
  }
}
