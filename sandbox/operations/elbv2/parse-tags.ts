import type { Tag } from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import { limits } from '../../model/load-balancing/limits.ts'
import { invalid, matching, required, upTo } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Tag.html */
const TAG_TEXT = /^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$/u

/** Tags as sent, by key; nothing sent is no tags. */
export function parseTags(tags: readonly Tag[] = []): ReadonlyMap<string, string> {
  const all = tags.map(({ Key, Value = '' }) => [parseKey(Key), parseValue(Value)] as const)
  const byKey = new Map(all)
  if (byKey.size < all.length)
    throw new AwsError('DuplicateTagKeys', 'A tag key was specified more than once')
  if (byKey.size > limits.tagsPerResource) {
    throw new AwsError('TooManyTags', `A resource cannot have more than '${limits.tagsPerResource}' tags`)
  }
  return byKey
}

/** A tag's key, where it may be set or removed. */
export function parseKey(key: string | undefined): string {
  const name = 'tags.member.key'
  const text = matching(TAG_TEXT, upTo(128, required(key, name), name), name)
  if (text === '') throw invalid('Tag keys cannot be empty')
  // "The aws: prefix is reserved for use by AWS."
  if (/^aws:/i.test(text)) throw invalid(`Tag key '${text}' is reserved for use by AWS`)
  return text
}

function parseValue(value: string): string {
  const name = 'tags.member.value'
  return matching(TAG_TEXT, upTo(256, value, name), name)
}
