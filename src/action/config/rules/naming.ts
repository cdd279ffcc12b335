import { didYouMean } from '../../suggest.ts'
import { usualName } from '../schema/fleet.ts'
import type { Wrong } from '../shape.ts'
import type { Written } from '../written.ts'

type Rule = (written: Written) => readonly Wrong[]

const inName = ['service', 'release', 'color', 'attempt', 'index']
const inRecord = [...inName, 'name']
const inDescription = ['service', 'release', 'color', 'attempt']
const inTag = ['service', 'color']

/** The placeholders in a template; `${…}` and `{{…}}` are none. */
export const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(/(?<![${])\{([a-z]+)\}(?!\})/g)].map(([, name = '']) => name)

/** A name and a record are made of placeholders that exist. */
export const placeholdersExist: Rule = ({ name, service }) => [
  ...unknownIn(service.fleet?.ec2?.name, inName, ['services', name, 'fleet', 'ec2', 'name']),
  ...unknownIn(service.fleet?.['auto-scaling']?.name, inName, [
    ...['services', name, 'fleet', 'auto-scaling', 'name'],
  ]),
  ...unknownIn(service.dns?.record, inRecord, ['services', name, 'dns', 'record']),
  ...unknownIn(service.fleet?.['auto-scaling']?.['launch-template']?.description, inDescription, [
    ...['services', name, 'fleet', 'auto-scaling', 'launch-template', 'description'],
  ]),
  ...Object.entries(service.fleet?.existing?.tag ?? {}).flatMap(([key, value]) =>
    unknownIn(value, inTag, ['services', name, 'fleet', 'existing', 'tag', key]),
  ),
]

function unknownIn(template: string | undefined, known: readonly string[], path: Wrong['path']) {
  return placeholders(template ?? '')
    .filter((word) => !known.includes(word))
    .map((word) => ({ path, said: `{${word}} is not filled in here`, remedy: didYouMean(word, known) }))
}

/** A record of a new instance never overwrites one of the live side, nor one of its own side. */
export const recordsDiffer: Rule = ({ name, service }) => {
  const template = service.dns?.record
  const { ec2, 'auto-scaling': groups } = service.fleet ?? {}
  // Instances that are there already have no records.
  if (template === undefined || (ec2 ?? groups) === undefined) return []
  const inNameTag = ec2?.name ?? groups?.name ?? usualName
  const words = placeholders(template.replaceAll('{name}', inNameTag))
  const path = ['services', name, 'dns', 'record']
  const problems: Wrong[] = []
  if (!words.includes('color') && !words.includes('attempt'))
    problems.push({
      path,
      said: 'is the same on both sides: the new side would take the live side’s records',
      remedy: 'Add {color} or {attempt} to it, or to `name`.',
    })
  if (!words.includes('index'))
    problems.push({
      path,
      said: 'is the same for every instance of a side',
      remedy: 'Add {index} to it, or {name} with {index} in `name`.',
    })
  return problems
}
