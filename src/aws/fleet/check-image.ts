import type { Image } from '@aws-sdk/client-ec2'
import type { Mistake } from '../../deploy/ports.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { absent, at, type Ground } from './ground.ts'
import { isImageId, parameterNow } from './image.ts'
import { aliasOf } from './made.ts'
import { wantedTypes } from './wanted-types.ts'

/** The image exists, can be launched, and fits the types. */
export const checkImage = async (ground: Ground, signal: AbortSignal): Promise<readonly Mistake[]> => {
  const { scope, fleet, template } = ground
  const named = fleet.image ?? aliasOf(template?.data.ImageId)
  const key = fleet.image === undefined ? 'launch-template' : 'image'
  if (named !== undefined && 'ssm' in named) {
    const path = at(scope, `fleet.ec2.${key}${key === 'image' ? '.ssm' : ''}`)
    const value = await parameterNow(scope, named.ssm, signal)
    if (value === undefined) return [absent(path, 'parameter', named.ssm)]
    if (isImageId(value)) return checkId(ground, path, value, signal)
    const remedy = 'Name a parameter whose value is an image id such as ami-0a1b2c3d.'
    return [{ path, said: `the value of the parameter ${named.ssm} is no image id`, remedy }]
  }
  const id = named?.id ?? template?.data.ImageId
  return id === undefined ? [] : checkId(ground, at(scope, `fleet.ec2.${key}`), id, signal)
}

const checkId = async (
  ground: Ground,
  path: string,
  id: string,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const image = await imageOf(ground.scope, id, signal)
  if (image === undefined) return [absent(path, 'image', id)]
  if (image.State !== undefined && image.State !== 'available') {
    const remedy = 'Wait until it is available, or name another image.'
    return [{ path, said: `the image ${id} is ${image.State}`, remedy }]
  }
  return checkArchitecture(ground, path, image, signal)
}

const imageOf = async (scope: Scope, id: string, signal: AbortSignal): Promise<Image | undefined> => {
  const ec2 = await scope.clients.ec2()
  try {
    return (await ec2.describeImages({ ImageIds: [id] }, signal)).Images?.[0]
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const checkArchitecture = async (
  ground: Ground,
  path: string,
  { ImageId, Architecture }: Image,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const types = wantedTypes(ground)
  if (types.length === 0 || Architecture === undefined) return []
  const ec2 = await ground.scope.clients.ec2()
  const filters = [{ Name: 'instance-type', Values: [...types] }]
  const { InstanceTypes = [] } = await ec2.describeInstanceTypes({ Filters: filters }, signal)
  const unfit = InstanceTypes.filter(({ ProcessorInfo }) => {
    const runs = ProcessorInfo?.SupportedArchitectures ?? []
    return runs.length > 0 && !runs.some((one) => one === Architecture)
  }).map(({ InstanceType }) => InstanceType)
  if (unfit.length === 0) return []
  const remedy = `Name an image for these types, or types that run ${Architecture}.`
  return [
    {
      path,
      said: `the image ${ImageId} is for ${Architecture}, which ${unfit.join(', ')} cannot run`,
      remedy,
    },
  ]
}
