import type {
  DeleteLoadBalancerCommandInput as Input,
  DeleteLoadBalancerOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteLoadBalancer.html */
export function deleteLoadBalancer({ loadBalancing }: World, input: Input): Output {
  loadBalancing.deleteLoadBalancer(arnOf('loadbalancer', input.LoadBalancerArn, 'loadBalancerArn'))
  return {}
}
