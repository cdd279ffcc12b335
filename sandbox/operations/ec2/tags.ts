import type { Tag, TagSpecification } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'

const MOST_TAGS = 50

/** Checked against the limits of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html */
export function readTags(tags: readonly Tag[] | undefined): Map<string, string> {
  const read = new Map<string, string>()
  for (const { Key = '', Value = '' } of tags ?? []) {
    const wrong =
      complaint(Key, Value) ?? (read.has(Key) ? `Duplicate tag key '${Key}' specified.` : undefined)
    if (wrong !== undefined) throw new AwsError('InvalidParameterValue', wrong)
    read.set(Key, Value)
  }
  if (read.size > MOST_TAGS) throw tooMany()
  return read
}

function complaint(key: string, value: string): string | undefined {
  if (key === '') return 'Not empty key must be present'
  if (key.length > 127) return 'Tag key exceeds the maximum length of 127 characters'
  if (value.length > 256) return 'Tag value exceeds the maximum length of 256 characters'
  if (isReserved(key)) return "Tag keys starting with 'aws:' are reserved for internal use"
  return undefined
}

/** Whether only AWS may set and remove the tag. */
export function isReserved(key: string): boolean {
  return /^aws:/i.test(key)
}

/** New tags over the old ones. */
export function addTags(
  before: ReadonlyMap<string, string>,
  added: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const after = new Map([...before, ...added])
  // "Tags that have the aws: prefix do not count against your tags per resource limit."
  if ([...after.keys()].filter((key) => !isReserved(key)).length > MOST_TAGS) throw tooMany()
  return after
}

/** The tags that a launch or creation gives to resources of one type. */
export function tagsFor(type: string, specifications: readonly TagSpecification[] | undefined) {
  return readTags(specifications?.filter((one) => one.ResourceType === type).flatMap((one) => one.Tags ?? []))
}

/** Only what the call makes can be tagged by it. */
export function checkTaggable(
  specifications: readonly TagSpecification[] | undefined,
  types: readonly string[],
): void {
  const wrong = specifications?.find(({ ResourceType: type = '' }) => !types.includes(type))
  if (wrong === undefined) return
  throw new AwsError(
    'InvalidParameterValue',
    `'${wrong.ResourceType ?? ''}' is not a valid taggable resource type for this operation.`,
  )
}

export function writeTags(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }))
}

function tooMany(): AwsError {
  return new AwsError('TagLimitExceeded', 'The maximum number of Tags for a resource has been reached.')
}
