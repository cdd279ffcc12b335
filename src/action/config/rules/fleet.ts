import type { Path } from '../document.ts'
import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'

type Rule = (written: Written) => readonly Wrong[]

const at = (name: string, ...rest: readonly string[]): Path => ['services', name, 'fleet', 'ec2', ...rest]

/** An instance needs an image, a type and a subnet, from here or from a launch template. */
export const canBeLaunched: Rule = ({ name, service }) => {
  const ec2 = service.fleet?.ec2
  if (ec2 === undefined || 'launch-template' in ec2) return []
  const needs = [
    { has: 'image' in ec2, key: 'image', remedy: 'Add `image` or `launch-template`.' },
    { has: 'types' in ec2 || 'type' in ec2, key: 'types', remedy: 'Add `types`, or a `launch-template`.' },
    { has: 'subnets' in ec2, key: 'subnets', remedy: 'Add `subnets`, or a `launch-template`.' },
  ]
  return needs
    .filter(({ has }) => !has)
    .map(({ key, remedy }) => ({
      path: at(name, key),
      said: 'is missing, and there is no launch template',
      remedy,
    }))
}

export const typeIsGivenOnce: Rule = ({ name, service }) =>
  service.fleet?.ec2?.type !== undefined && service.fleet.ec2.types !== undefined
    ? [{ path: at(name, 'type'), said: '`type` and `types` are both given', remedy: 'Keep `types`.' }]
    : []

/**
 * Tags that can be set, and that are not ours to set.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions
 */
export const tagsAreFree: Rule = ({ name, service }) =>
  Object.entries(service.fleet?.ec2?.tags ?? {}).flatMap(([key, value]) => {
    const problem = tagProblem(key, value ?? '')
    return problem === undefined ? [] : [{ path: at(name, 'tags', key), ...problem }]
  })

const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u

function tagProblem(key: string, value: string): { said: string; remedy: string } | undefined {
  if (/^aws:/i.test(key))
    return { said: 'tags that begin with aws: belong to AWS', remedy: 'Choose another key.' }
  if (/^switchover:/i.test(key))
    return { said: 'tags that begin with switchover: are its record', remedy: 'Choose another key.' }
  if (key === 'Name') return { said: 'the tag Name is made from `name`', remedy: 'Use `name`.' }
  if (key.length > 128 || value.length > 256)
    return { said: 'is too long', remedy: 'Use at most 128 characters for the key and 256 for the value.' }
  if (!tagCharacters.test(key) || !tagCharacters.test(value))
    return {
      said: 'has a character that a tag cannot have',
      remedy: 'Use letters, digits, spaces and _ . : / = + - @.',
    }
  return undefined
}
