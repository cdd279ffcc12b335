import type { Mistake } from '../../deploy/ports.ts'
import type { Ec2Settings } from '../../settings.ts'
import type { Scope } from '../scope.ts'
import { checkImage } from './check-image.ts'
import { checkAccess, checkNetwork } from './check-network.ts'
import { checkRoom } from './check-room.ts'
import { checkTags } from './check-tags.ts'
import { checkTypes } from './check-types.ts'
import { checkLiveNames, checkZone } from './check-zone.ts'
import { absent, at, type Ground, readGround } from './ground.ts'
import type { Templates } from './template.ts'

/** Mistakes in what `fleet.ec2` is made from, placed and named in, as far as AWS tells; reads only. */
export const checkEc2 = async (
  scope: Scope,
  fleet: Ec2Settings,
  templates: Templates,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const ground = await readGround(scope, fleet, templates, signal)
  const found = await Promise.all([
    checkTemplate(ground),
    checkImage(ground, signal),
    checkTypes(ground, signal),
    checkNetwork(ground),
    checkAccess(ground, signal),
    checkTags(ground),
    checkRoom(ground, signal),
    checkZone(ground, signal),
    checkLiveNames(ground, signal),
  ])
  return found.flat()
}

const checkTemplate = ({ scope, fleet, template }: Ground): readonly Mistake[] => {
  const { launchTemplate: named, image } = fleet
  const path = at(scope, 'fleet.ec2.launch-template')
  if (named === undefined) return []
  if (template === undefined) return [absent(path, 'launch template', `${named.id} version ${named.version}`)]
  if (image !== undefined || template.data.ImageId !== undefined) return []
  const remedy = 'Name an image beside the launch template, or a version that has one.'
  return [{ path, said: `${named.id} version ${named.version} names no image`, remedy }]
}
