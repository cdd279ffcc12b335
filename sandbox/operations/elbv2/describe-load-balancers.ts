import type {
  DescribeLoadBalancersCommandInput as Input,
  DescribeLoadBalancersOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import type { LoadBalancer } from '../../model/load-balancing/load-balancer.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import type { World } from '../../model/world.ts'
import { arnOf, invalid } from './input.ts'
import { page } from './page.ts'
import { showLoadBalancer } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export function describeLoadBalancers({ loadBalancing }: World, input: Input): Output {
  const { items, next } = page(chosen(loadBalancing, input), ({ arn }) => arn, input)
  return { LoadBalancers: items.map((one) => showLoadBalancer(loadBalancing, one)), ...next }
}

function chosen(
  { loadBalancers }: LoadBalancing,
  { LoadBalancerArns, Names }: Input,
): readonly LoadBalancer[] {
  const all = [...loadBalancers.values()]
  if (LoadBalancerArns !== undefined && Names !== undefined) {
    throw invalid('Load balancer names and load balancer ARNs cannot be specified at the same time')
  }
  const arns = LoadBalancerArns?.map((arn) => arnOf('loadbalancer', arn, 'loadBalancerArns.1.member'))
  if (arns !== undefined)
    return arns.map((arn) =>
      found(
        all.find((one) => one.arn === arn),
        arn,
      ),
    )
  if (Names !== undefined)
    return Names.map((name) =>
      found(
        all.find((one) => one.name === name),
        name,
      ),
    )
  return all
}

function found(one: LoadBalancer | undefined, wanted: string): LoadBalancer {
  if (one === undefined) throw new AwsError('LoadBalancerNotFound', `Load balancers '[${wanted}]' not found`)
  return one
}
