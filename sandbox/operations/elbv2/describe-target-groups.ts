import type {
  DescribeTargetGroupsCommandInput as Input,
  DescribeTargetGroupsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { AwsError } from '../../aws-error.ts'
import { findLoadBalancer, findTargetGroup } from '../../model/load-balancing/find.ts'
import type { TargetGroup } from '../../model/load-balancing/target-group.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import type { World } from '../../model/world.ts'
import { arnOf, invalid } from './input.ts'
import { page } from './page.ts'
import { showTargetGroup } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export function describeTargetGroups({ loadBalancing }: World, input: Input): Output {
  const { items, next } = page(chosen(loadBalancing, input), ({ arn }) => arn, input)
  return { TargetGroups: items.map((one) => showTargetGroup(loadBalancing, one)), ...next }
}

function chosen(from: LoadBalancing, input: Input): readonly TargetGroup[] {
  const { LoadBalancerArn, TargetGroupArns, Names } = input
  if ([LoadBalancerArn, TargetGroupArns, Names].filter((one) => one !== undefined).length > 1) {
    throw invalid(
      'Target group names, target group ARNs, and a load balancer ARN cannot be specified at the same time',
    )
  }
  const all = [...from.targetGroups.values()]
  if (TargetGroupArns !== undefined) {
    const arns = TargetGroupArns.map((arn) => arnOf('targetgroup', arn, 'targetGroupArns.1.member'))
    return arns.map((arn) => findTargetGroup(from, arn))
  }
  if (Names !== undefined) return Names.map((name) => found(all.find((one) => one.name === name)))
  if (LoadBalancerArn === undefined) return all
  const { arn } = findLoadBalancer(from, arnOf('loadbalancer', LoadBalancerArn, 'loadBalancerArn'))
  return all.filter((one) => from.loadBalancersOf(one.arn).includes(arn))
}

function found(one: TargetGroup | undefined): TargetGroup {
  if (one === undefined) throw new AwsError('TargetGroupNotFound', 'One or more target groups not found')
  return one
}
