import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'

const ALIAS = /^resolve:ssm:([^:]+)(?::(.+))?$/

/**
 * The id that stands for an image: one that names a parameter, and maybe its version, is looked up.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html#use-an-ssm-parameter-instead-of-an-ami-id
 */
export function resolveImage({ systemsManager }: World, image: string): string {
  const [, name, version] = ALIAS.exec(image) ?? []
  if (name === undefined) return image
  const found = systemsManager.parameters.find(name, version === undefined ? undefined : Number(version))
  if (found === undefined) {
    throw new AwsError(
      'SsmInvalidParameter',
      `The parameter ${image.slice('resolve:ssm:'.length)} was not found.`,
    )
  }
  // AWS's own are taken though they are shown as texts.
  if (found.public || found.dataType === 'aws:ec2:image') return found.value
  throw new AwsError(
    'SsmInvalidParameter',
    'Unsupported data type. The following parameter data types are supported: aws:ec2:image',
  )
}
