import type { Tag as SentTag, TagDescription } from '@aws-sdk/client-auto-scaling'
import type { Group, Tag } from '../../model/scaling/group.ts'
import { invalid, required } from './input.ts'

/** The tags of one group, as they were sent for its creation. */
export function readTags(tags: readonly SentTag[] | undefined): Map<string, Tag> {
  const read = new Map<string, Tag>()
  for (const sent of tags ?? []) {
    const [key, tag] = readTag(sent)
    if (read.has(key)) throw invalid(`Duplicate tag keys found: ${key}`)
    read.set(key, tag)
  }
  return read
}

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Tag.html */
export function readTag({ Key, Value = '', PropagateAtLaunch = false }: SentTag): readonly [string, Tag] {
  const key = required(Key, 'tags.1.member.key')
  if (key.length < 1 || key.length > 128) throw invalid('Tag keys have 1 to 128 characters')
  if (Value.length > 256) throw invalid('Tag values have at most 256 characters')
  if (/^aws:/i.test(key)) throw invalid('aws: prefixed tag key names are not allowed for external use.')
  return [key, { value: Value, propagates: PropagateAtLaunch }]
}

/** The group that a tag is meant for. */
export function owner({ ResourceId, ResourceType }: SentTag): string {
  const type = ResourceType ?? 'auto-scaling-group'
  if (type !== 'auto-scaling-group') throw invalid(`'${type}' is not a valid resource type`)
  return required(ResourceId, 'tags.1.member.resourceId')
}

export function showTags({ name, tags }: Group): TagDescription[] {
  return [...tags].map(([Key, { value, propagates }]) => ({
    ResourceId: name,
    ResourceType: 'auto-scaling-group',
    Key,
    Value: value,
    PropagateAtLaunch: propagates,
  }))
}
