import type { CreateTagsRequest } from '@aws-sdk/client-ec2'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing } from './ids.ts'
import { checkTagsInMetadata } from './metadata-options.ts'
import { checkResources } from './resources.ts'
import { addTags, readTags } from './tags.ts'

/** All resources or none: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html */
export const createTags: Operation<CreateTagsRequest, object> = (world, input) => {
  const { Resources: ids = [], Tags } = input
  if (ids.length === 0) throw missing('resourceIdSet')
  if (Tags === undefined || Tags.length === 0) throw missing('tagSet')
  const tags = readTags(Tags)
  checkResources(world, ids)
  for (const id of ids) checkTagsInMetadata(world.compute.instances.get(id)?.launch.metadata, tags.keys())
  const after = ids.map((id) => [id, addTags(world.compute.tagsOf(id), tags)] as const)
  refuseDryRun(input)
  for (const [id, all] of after) world.compute.setTags(id, all)
  return {}
}
