import { createHash } from 'node:crypto'
import { type Color, colors } from '../../../deploy/model.ts'
import type { AutoScalingSettings } from '../../../settings.ts'
import type { Scope } from '../../scope.ts'
import { imageNow } from '../image.ts'
import { readGroups } from './groups.ts'
import { namedBy, originOf, versionNow } from './template.ts'

/** The launch template of a group at one version. */
export interface Source {
  readonly id: string
  readonly version: string
  /** The version that somebody else made and that this one goes back to: ours come and go with each attempt. */
  readonly origin: string
}

/** The moving parts of a build, as an attempt records them: `image=ami-0a1b blue=lt-0c2d:7:5 green=lt-0c2d:6:5`. */
interface Made extends Readonly<Record<Color, Source | undefined>> {
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
    const version = wanted.kind === 'version' ? wanted.version : named?.version
    const found = named && version && (await versionNow(scope, { id: named.id, version }, signal))
    if (found) parts.push(`${color}=${named.id}:${found.VersionNumber}:${originOf(found)}`)
  }
  return parts.join(' ')
}

export const readMade = (made: string): Made => {
  const words = new Map(made.split(' ').map((word) => [word.split('=')[0], word.split('=')[1]]))
  const source = (color: Color): Source | undefined => {
    const [id, version, origin] = words.get(color)?.split(':') ?? []
    if (id === undefined || version === undefined) return undefined
    return { id, version, origin: origin ?? version }
  }
  return { image: words.get('image'), blue: source('blue'), green: source('green') }
}

/** What its instances are made from, in a stable order. What our own attempts made of a template is no part of it. */
export const ingredients = ({ launchTemplate }: AutoScalingSettings, made: string): readonly string[] => {
  const { image, ...sources } = readMade(made)
  const template = (color: Color, version: 'origin' | 'version' | undefined) => {
    const source = sources[color]
    return `launch-template ${color} ${source?.id ?? ''} ${version === undefined ? '' : (source?.[version] ?? '')}`
  }
  switch (launchTemplate.kind) {
    case 'make':
      return [
        `image ${image ?? ''}`,
        `type ${launchTemplate.type ?? ''}`,
        `user-data ${launchTemplate.userData === undefined ? '' : hash(launchTemplate.userData)}`,
        ...colors.map((color) => template(color, 'origin')),
      ]
    case 'version':
      return colors.map((color) => template(color, 'version'))
    case 'description':
      return [
        `description ${launchTemplate.description}`,
        ...colors.map((color) => template(color, undefined)),
      ]
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
