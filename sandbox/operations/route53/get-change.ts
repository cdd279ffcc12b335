import type { GetChangeRequest, GetChangeResponse } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { changeOutput } from './zone-output.ts'

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetChange.html */
export const getChange: Operation<GetChangeRequest, GetChangeResponse> = (world, input) => {
  const id = (input.Id ?? '').replace(/^\/?change\//, '')
  const change = world.zones.changes.get(id)
  if (change === undefined) throw new AwsError('NoSuchChange', `Could not find resource with ID: ${id}`, 404)
  return { ChangeInfo: changeOutput(change) }
}
