import type { CreateOrUpdateTagsCommandInput as Input } from '@aws-sdk/client-auto-scaling'
import type { Operation } from '../operation.ts'
import { owner, readTag } from './tags.ts'

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateOrUpdateTags.html */
export const createOrUpdateTags: Operation<Input, object> = ({ scaling }, { Tags = [] }) => {
  const read = Tags.map((tag) => ({ group: owner(tag), tag: readTag(tag) }))
  // One that is unknown, and nothing is changed.
  for (const { group } of read) scaling.find(group)
  for (const { group, tag } of read) scaling.setTags(group, new Map([tag]))
  return {}
}
