import type { DescribeVpcAttributeRequest, DescribeVpcAttributeResult } from '@aws-sdk/client-ec2'
import { AwsError } from '../../aws-error.ts'
import type { World } from '../../model/world.ts'
import type { Operation } from '../operation.ts'
import { isDefaultVpc } from './default-vpc.ts'
import { refuseDryRun } from './dry-run.ts'
import { missing, unknown } from './ids.ts'

/**
 * One attribute a call. A VPC resolves names; only the default one gives instances public names of their own.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
 * https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html
 */
export const describeVpcAttribute: Operation<DescribeVpcAttributeRequest, DescribeVpcAttributeResult> = (
  world,
  input,
) => {
  const { VpcId: id, Attribute: attribute } = input
  if (id === undefined) throw missing('vpcId')
  if (attribute === undefined) throw missing('attribute')
  if (!world.compute.vpcs.has(id)) throw unknown(id)
  const value = attributeOf(world, id, attribute)
  refuseDryRun(input)
  return { VpcId: id, ...value }
}

function attributeOf(world: World, id: string, attribute: string): DescribeVpcAttributeResult {
  if (attribute === 'enableDnsSupport') return { EnableDnsSupport: { Value: true } }
  if (attribute === 'enableDnsHostnames') return { EnableDnsHostnames: { Value: isDefaultVpc(world, id) } }
  if (attribute === 'enableNetworkAddressUsageMetrics') {
    return { EnableNetworkAddressUsageMetrics: { Value: false } }
  }
  throw new AwsError(
    'InvalidParameterValue',
    `Value (${attribute}) for parameter attribute is invalid. Unknown attribute.`,
  )
}
