import type { DeleteTagsRequest } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { checkResources } from './resources.ts'
import { isReserved } from './tags.ts'

/**
 * A tag that is named with a value goes only when it has that value; without tags all of them go.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteTags.html
 */
export const deleteTags: Operation<DeleteTagsRequest, object> = (world, input) => {
  const { Resources: ids = [], Tags } = input
  if (ids.length === 0) throw missing('resourceIdSet')
  checkResources(world, ids)
  refuseDryRun(input)
  for (const id of ids) {
    const isNamed = (key: string, value: string) =>
      Tags === undefined ||
      Tags.length === 0 ||
      Tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value))
    const goes = (key: string, value: string) => !isReserved(key) && isNamed(key, value)
    world.compute.setTags(id, new Map([...world.compute.tagsOf(id)].filter((tag) => !goes(...tag))))
  }
  return {}
}
