import type {
  DescribeTagsCommandInput as Input,
  DescribeTagsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { checkTaggable } from './check-taggable.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html */
export function describeTags({ loadBalancing }: World, input: Input): Output {
  const arns = checkTaggable(loadBalancing, input.ResourceArns)
  return {
    TagDescriptions: arns.map((arn) => ({
      ResourceArn: arn,
      Tags: showAttributes(loadBalancing.shownTags(arn)),
    })),
  }
}
