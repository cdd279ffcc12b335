import type {
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult,
} from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { instanceOf } from './ids.ts'
import { metadata } from './instance-output.ts'
import { checkTagsInMetadata, readMetadata } from './metadata-options.ts'

/** What is not said stays. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceMetadataOptions.html */
export const modifyInstanceMetadataOptions: Operation<
  ModifyInstanceMetadataOptionsRequest,
  ModifyInstanceMetadataOptionsResult
> = (world, input) => {
  const { id, state, launch, tags } = instanceOf(world, input.InstanceId)
  const said = readMetadata(input)
  if (state !== 'running' && state !== 'stopped' && state !== 'pending') {
    throw new AwsError(
      'IncorrectInstanceState',
      `The instance '${id}' is not in a state in which its metadata options can be modified.`,
    )
  }
  const changed = { ...launch, metadata: { ...launch.metadata, ...said } }
  checkTagsInMetadata(changed.metadata, tags.keys())
  refuseDryRun(input)
  world.compute.modify(id, { launch: changed })
  return {
    InstanceId: id,
    InstanceMetadataOptions: { ...metadata({ launch: changed }), State: 'pending' },
  }
}
