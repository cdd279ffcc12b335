import type {
  AddTagsCommandInput as Input,
  AddTagsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { checkTaggable } from './check-taggable.ts'
import { filled } from './input.ts'
import { parseTags } from './parse-tags.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html */
export function addTags({ loadBalancing }: World, input: Input): Output {
  const arns = checkTaggable(loadBalancing, input.ResourceArns)
  loadBalancing.addTags(arns, parseTags(filled(input.Tags, 'tags')))
  return {}
}
