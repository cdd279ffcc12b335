import { AwsError } from '../../aws-error.ts'
import type { Tag } from './group.ts'
import { findLiving, type State } from './state.ts'

const MOST = 50

/** "When you specify a tag with a key that already exists, the operation overwrites the previous tag definition." */
export function setTags(state: State, name: string, tags: ReadonlyMap<string, Tag>): void {
  const group = findLiving(state, name)
  checkCount(new Map([...group.tags, ...tags]))
  for (const [key, tag] of tags) group.tags.set(key, tag)
}

export function checkCount(tags: ReadonlyMap<string, Tag>): void {
  if (tags.size > MOST) throw new AwsError('LimitExceeded', `A group has at most ${MOST} tags`)
}

/** A tag that is named with another value stays; one that is not there is no mistake. */
export function deleteTags(state: State, name: string, tags: ReadonlyMap<string, string | undefined>): void {
  const group = findLiving(state, name)
  for (const [key, value] of tags) {
    if (value === undefined || group.tags.get(key)?.value === value) group.tags.delete(key)
  }
}
