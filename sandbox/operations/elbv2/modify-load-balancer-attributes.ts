import type {
  ModifyLoadBalancerAttributesCommandInput as Input,
  ModifyLoadBalancerAttributesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'
import { parseAttributes } from './parse-attributes.ts'
import { showAttributes } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html */
export function modifyLoadBalancerAttributes({ loadBalancing }: World, input: Input): Output {
  const arn = arnOf('loadbalancer', input.LoadBalancerArn, 'loadBalancerArn')
  const after = loadBalancing.setLoadBalancerAttributes(arn, parseAttributes(input.Attributes))
  return { Attributes: showAttributes(after.attributes) }
}
