import type {
  DescribeLoadBalancerAttributesCommandInput as Input,
  DescribeLoadBalancerAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findLoadBalancer } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html */
export function describeLoadBalancerAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('loadbalancer', input.LoadBalancerArn, 'loadBalancerArn')
  return { Attributes: showAttributes(findLoadBalancer(loadBalancing, arn).attributes) }
}
