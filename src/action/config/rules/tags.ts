import type { Path } from '../document.ts'
import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'

type Rule = (written: Written) => readonly Wrong[]

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions; those that begin with aws: do not count. */
const mostTags = 50

/** Tags that every instance of ours gets, whatever the config says. */
const ours = [
  ...['Name', 'Service', 'Color', 'Release', 'Run'],
  ...['owner', 'attempt', 'color', 'release', 'record', 'protected'].map((key) => `switchover:${key}`),
  'switchover-live',
]

/**
 * Tags that can be set on what we launch, and that are not ours to set.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
export const tagsAreFree: Rule = ({ name, service }) =>
  (['ec2', 'auto-scaling'] as const).flatMap((kind) => {
    const tags = service.fleet?.[kind]?.tags ?? {}
    const path = ['services', name, 'fleet', kind, 'tags']
    const isNamed = kind === 'ec2' || service.fleet?.[kind]?.name !== undefined || service.dns !== undefined
    const each = Object.entries(tags).flatMap(([key, value]) => {
      const problem = tagProblem(key, value ?? '', isNamed)
      return problem === undefined ? [] : [{ path: [...path, key], ...problem }]
    })
    return [...each, ...tooMany(Object.keys(tags), path)]
  })

function tooMany(keys: readonly string[], path: Path): readonly Wrong[] {
  const count = new Set([...ours, ...keys]).size
  if (count <= mostTags) return []
  const said = `an instance would have ${count} tags with ours; AWS takes at most ${mostTags}`
  return [{ path, said, remedy: `Give at most ${mostTags - ours.length} tags.` }]
}

const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u
/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html */
const keyInMetadata = /^(?!\.{1,2}$|_index$)[A-Za-z0-9_.:=+\-@]+$/

type Problem = Pick<Wrong, 'said' | 'remedy'>

function tagProblem(key: string, value: string, isNamed: boolean): Problem | undefined {
  if (/^aws:/i.test(key) || /^aws:/i.test(value))
    return { said: 'tags that begin with aws: belong to AWS', remedy: 'Choose another key or value.' }
  if (/^switchover[:-]/i.test(key))
    return {
      said: 'tags that begin with switchover: or switchover- are its record',
      remedy: 'Choose another key.',
    }
  if (key === 'Name' && isNamed) return { said: 'the tag Name is made from `name`', remedy: 'Use `name`.' }
  return malformedTag(key, value) ?? unseenTag(key)
}

/** A key or a value that no tag of EC2 can have. */
export function malformedTag(key: string, value: string): Problem | undefined {
  if (key === '') return { said: 'a tag has no empty key', remedy: 'Give it a key.' }
  if (key.length > 128 || value.length > 256)
    return { said: 'is too long', remedy: 'Use at most 128 characters for the key and 256 for the value.' }
  if (!tagCharacters.test(key) || !tagCharacters.test(value))
    return {
      said: 'has a character that a tag cannot have',
      remedy: 'Use letters, digits, spaces and _ . : / = + - @.',
    }
  return undefined
}

const unseenTag = (key: string): Problem | undefined =>
  keyInMetadata.test(key)
    ? undefined
    : {
        said: 'cannot be the key of a tag that an instance sees in its metadata, as the gate needs it',
        remedy: 'Use letters from a to z, digits and _ . : = + - @ in the key; no space and no /.',
      }
