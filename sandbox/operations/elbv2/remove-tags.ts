import type {
  RemoveTagsCommandInput as Input,
  RemoveTagsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { checkTaggable } from './check-taggable.ts'
import { filled } from './input.ts'
import { parseKey } from './parse-tags.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTags.html */
export function removeTags({ loadBalancing }: World, input: Input): Output {
  const arns = checkTaggable(loadBalancing, input.ResourceArns)
  loadBalancing.removeTags(arns, filled(input.TagKeys, 'tagKeys').map(parseKey))
  return {}
}
