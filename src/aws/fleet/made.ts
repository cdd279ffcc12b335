import type { Ec2Settings, ImageSettings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { imageNow } from './image.ts'
import type { Templates } from './template.ts'

/** The moving parts of a build, as an attempt records them: `image=ami-0a1b template=lt-0c2d:7`. */
export interface Made {
  readonly image: string | undefined
  readonly template: { readonly id: string; readonly version: string } | undefined
}

export const writeMade = ({ image, template }: Made): string =>
  [
    ...(image === undefined ? [] : [`image=${image}`]),
    ...(template === undefined ? [] : [`template=${template.id}:${template.version}`]),
  ].join(' ')

export const readMade = (made: string): Made => {
  const words = new Map(
    made.split(' ').map((word) => {
      const [key = '', ...value] = word.split('=')
      return [key, value.join('=')]
    }),
  )
  const [id, version] = words.get('template')?.split(':') ?? []
  return {
    image: words.get('image'),
    template: id === undefined || version === undefined ? undefined : { id, version },
  }
}

/**
 * What image and template are meant now. What does not exist is left out: the preflight says so, with all other
 * mistakes.
 */
export const madeNow = async (
  scope: Scope,
  fleet: Ec2Settings,
  templates: Templates,
  signal: AbortSignal,
): Promise<Made> => {
  const wanted = fleet.launchTemplate
  const template = wanted && (await templates.find(wanted, signal))
  const image = fleet.image ?? aliasOf(template?.data.ImageId)
  return {
    image: image && (await imageNow(scope, image, signal)),
    template: template && { id: template.id, version: template.version },
  }
}

/**
 * A template may name a parameter in place of an image: EC2 looks it up anew at each launch.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html#use-an-ssm-parameter-instead-of-an-ami-id
 */
export const aliasOf = (image: string | undefined): ImageSettings | undefined =>
  image?.startsWith(alias) ? { ssm: image.slice(alias.length) } : undefined

const alias = 'resolve:ssm:'
