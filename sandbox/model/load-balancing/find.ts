import { AwsError } from '../../aws-error.ts'
import type { LoadBalancing } from '../load-balancing.ts'
import type { Listener } from './listener.ts'
import type { LoadBalancer } from './load-balancer.ts'
import type { Rule } from './rule.ts'
import type { TargetGroup } from './target-group.ts'

/** The load balancer, or AWS's answer where there is none. */
export function findLoadBalancer(
  { loadBalancers }: Pick<LoadBalancing, 'loadBalancers'>,
  arn: string,
): LoadBalancer {
  const found = loadBalancers.get(arn)
  if (found === undefined) throw new AwsError('LoadBalancerNotFound', `Load balancer '${arn}' not found`)
  return found
}

/** The target group, or AWS's answer where there is none. */
export function findTargetGroup(
  { targetGroups }: Pick<LoadBalancing, 'targetGroups'>,
  arn: string,
): TargetGroup {
  const found = targetGroups.get(arn)
  if (found === undefined) throw new AwsError('TargetGroupNotFound', 'One or more target groups not found')
  return found
}

/** The listener, or AWS's answer where there is none. */
export function findListener({ listeners }: Pick<LoadBalancing, 'listeners'>, arn: string): Listener {
  const found = listeners.get(arn)
  if (found === undefined) throw new AwsError('ListenerNotFound', 'One or more listeners not found')
  return found
}

/** The rule, or AWS's answer where there is none, or where it is a default rule: that one is its listener's. */
export function findRule(state: Pick<LoadBalancing, 'rules' | 'listeners'>, arn: string, verb: string): Rule {
  const found = state.rules.get(arn)
  if (found !== undefined) return found
  const isDefault = [...state.listeners.values()].some((listener) => listener.defaultRuleArn === arn)
  if (isDefault) throw new AwsError('OperationNotPermitted', `Default rule '${arn}' cannot be ${verb}`)
  throw new AwsError('RuleNotFound', 'One or more rules not found')
}
