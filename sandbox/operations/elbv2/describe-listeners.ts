import type {
  DescribeListenersCommandInput as Input,
  DescribeListenersOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener, findLoadBalancer } from '../../model/load-balancing/find.ts'
import type { Listener } from '../../model/load-balancing/listener.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import type { World } from '../../model/world.ts'
import { arnOf, invalid } from './input.ts'
import { page } from './page.ts'
import { showListener } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html */
export function describeListeners({ loadBalancing }: World, input: Input): Output {
  const { items, next } = page(chosen(loadBalancing, input), ({ arn }) => arn, input)
  return { Listeners: items.map(showListener), ...next }
}

function chosen(from: LoadBalancing, { LoadBalancerArn, ListenerArns }: Input): readonly Listener[] {
  if ((LoadBalancerArn === undefined) === (ListenerArns === undefined)) {
    throw invalid('You must specify either listener ARNs or a load balancer ARN')
  }
  if (ListenerArns !== undefined) {
    return ListenerArns.map((arn) => findListener(from, arnOf('listener', arn, 'listenerArns.1.member')))
  }
  const { arn } = findLoadBalancer(from, arnOf('loadbalancer', LoadBalancerArn, 'loadBalancerArn'))
  return [...from.listeners.values()].filter((one) => one.loadBalancerArn === arn)
}
