import type {
  DescribeListenerAttributesCommandInput as Input,
  DescribeListenerAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerAttributes.html */
export function describeListenerAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('listener', input.ListenerArn, 'listenerArn')
  return { Attributes: showAttributes(findListener(loadBalancing, arn).attributes) }
}
