import type { ModifySubnetAttributeRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { missing, unknown } from './ids.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html */
export const modifySubnetAttribute: Operation<ModifySubnetAttributeRequest, object> = (world, input) => {
  const { SubnetId: id, MapPublicIpOnLaunch } = input
  if (id === undefined) throw missing('subnetId')
  if (!world.compute.subnets.has(id)) throw unknown(id)
  if (MapPublicIpOnLaunch?.Value === undefined) {
    throw new AwsError('InvalidParameterCombination', 'No attributes specified.')
  }
  world.compute.setMapPublicIp(id, MapPublicIpOnLaunch.Value)
  return {}
}
