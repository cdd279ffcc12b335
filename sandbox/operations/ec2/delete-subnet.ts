import type { DeleteSubnetRequest } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { Operation } from '../operation.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing, unknown } from './ids.ts'

/** "You must terminate all running instances in the subnet before you can delete the subnet." https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html */
export const deleteSubnet: Operation<DeleteSubnetRequest, object> = ({ compute, loadBalancing }, input) => {
  const { SubnetId: id } = input
  if (id === undefined) throw missing('subnetId')
  if (!compute.subnets.has(id)) throw unknown(id)
  const hasInstance = [...compute.instances.values()].some(
    ({ subnetId, state }) => subnetId === id && state !== 'terminated',
  )
  const hasNode = [...loadBalancing.loadBalancers.values()].some(({ subnets }) =>
    subnets.some((subnet) => subnet.id === id),
  )
  if (hasInstance || hasNode) {
    throw new AwsError('DependencyViolation', `The subnet '${id}' has dependencies and cannot be deleted.`)
  }
  refuseDryRun(input)
  compute.setTags(id, new Map())
  compute.deleteSubnet(id)
  return {}
}
