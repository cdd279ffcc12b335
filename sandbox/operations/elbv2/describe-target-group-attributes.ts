import type {
  DescribeTargetGroupAttributesCommandInput as Input,
  DescribeTargetGroupAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findTargetGroup } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroupAttributes.html */
export function describeTargetGroupAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('targetgroup', input.TargetGroupArn, 'targetGroupArn')
  return { Attributes: showAttributes(findTargetGroup(loadBalancing, arn).attributes) }
}
