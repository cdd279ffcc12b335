import type { DeleteTagsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { required } from './input.ts'
import { owner } from './tags.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteTags.html */
export const deleteTags: Operation<Input, object> = ({ scaling }, { Tags = [] }) => {
  const read = Tags.map((tag) => ({
    group: owner(tag),
    key: required(tag.Key, 'tags.1.member.key'),
    value: tag.Value,
  }))
  for (const { group } of read) scaling.find(group)
  for (const { group, key, value } of read) scaling.deleteTags(group, new Map([[key, value]]))
  return {}
}
