import type { ImageSettings } from '../../settings.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'

/**
 * The image that is meant now: the id as written, or what the parameter says. Undefined where the parameter does not
 * exist or names no image, which the preflight reports.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
 */
export const imageNow = async (
  scope: Scope,
  image: ImageSettings,
  signal: AbortSignal,
): Promise<string | undefined> => {
  if ('id' in image) return image.id
  const value = await parameterNow(scope, image.ssm, signal)
  return value !== undefined && isImageId(value) ? value : undefined
}

/** What a parameter says now; undefined where it does not exist. */
export const parameterNow = async (
  scope: Scope,
  name: string,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const ssm = await scope.clients.ssm()
  try {
    const { Parameter } = await ssm.getParameter({ Name: name }, signal)
    return Parameter?.Value
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export const isImageId = (value: string): boolean => /^ami-[0-9a-z]+$/.test(value)
