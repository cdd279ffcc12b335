import { createHash } from 'node:crypto'
import { type Color, colors } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import type { Scope } from '../../scope.ts'
import { imageNow } from '../image.ts'
import { readGroups } from './groups.ts'
import { type Named, namedBy, originOf, versionNow } from './template.ts'

/** The moving parts of a build, as an attempt records them: `image=ami-0a1b blue=lt-0c2d:5 green=lt-0c2d:5`. */
interface Made extends Readonly<Record<Color, Named | undefined>> {
  readonly image: string | undefined
}

/** What image and templates are meant now; what does not exist is left out, since the preflight tells of it. */
export const madeNow = async (
  scope: Scope,
  fleet: AutoScalingSettings,
  signal: AbortSignal,
): Promise<string> => {
  const { launchTemplate: wanted } = fleet
  const groups = await readGroups(scope, fleet, signal)
  const image = wanted.kind === 'make' && wanted.image && (await imageNow(scope, wanted.image, signal))
  const parts = image ? [`image=${image}`] : []
  for (const color of colors) {
    const named = groups[color] && namedBy(groups[color])
    const found = named && (await sourceNow(scope, wanted, named, signal))
    if (found) parts.push(`${color}=${named.id}:${found}`)
  }
  return parts.join(' ')
}

/**
 * The number of the version that is meant, or that a new one is to be made from: what earlier attempts of ours made is
 * no source, so that nothing of them is left in the next.
 */
const sourceNow = async (
  scope: Scope,
  wanted: AutoScalingSettings['launchTemplate'],
  named: Named,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const version = wanted.kind === 'version' ? wanted.version : named.version
  const found = await versionNow(scope, { ...named, version }, signal)
  const origin = found && wanted.kind === 'make' ? originOf(found) : undefined
  const source =
    origin === undefined ? undefined : await versionNow(scope, { ...named, version: origin }, signal)
  return (source ?? found)?.VersionNumber?.toString()
}

export const readMade = (made: string): Made => {
  const words = new Map(made.split(' ').map((word) => [word.split('=')[0], word.split('=')[1]]))
  const source = (color: Color): Named | undefined => {
    const [id, version] = words.get(color)?.split(':') ?? []
    return id === undefined || version === undefined ? undefined : { id, version }
  }
  return { image: words.get('image'), blue: source('blue'), green: source('green') }
}

/** What its instances are made from, in a stable order. */
export const ingredients = ({ launchTemplate }: AutoScalingSettings, made: string): readonly string[] => {
  const { image, ...sources } = readMade(made)
  const template = (color: Color) => `launch-template ${color} ${sources[color]?.id ?? ''}`
  const version = (color: Color) => `${template(color)} ${sources[color]?.version ?? ''}`
  switch (launchTemplate.kind) {
    case 'make':
      return [
        `image ${image ?? ''}`,
        `type ${launchTemplate.type ?? ''}`,
        `user-data ${launchTemplate.userData === undefined ? '' : hash(launchTemplate.userData)}`,
        ...colors.map(version),
      ]
    case 'version':
      return colors.map(version)
    case 'description':
      return [`description ${launchTemplate.description}`, ...colors.map(template)]
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
