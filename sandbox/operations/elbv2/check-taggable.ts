import { findListener, findLoadBalancer, findRule, findTargetGroup } from '../../model/load-balancing/find.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import { filled, invalid, kindOf } from './input.ts'

/** The ARNs of resources that exist; "you can specify up to 20 resources in a single call". */
export function checkTaggable(from: LoadBalancing, sent: readonly string[] | undefined): readonly string[] {
  const arns = filled(sent, 'resourceArns')
  if (arns.length > 20) throw invalid('The maximum number of resources in a single call is 20')
  for (const arn of arns) checkExists(from, arn)
  return arns
}

function checkExists(from: LoadBalancing, arn: string): unknown {
  switch (kindOf(arn)) {
    case 'loadbalancer':
      return findLoadBalancer(from, arn)
    case 'targetgroup':
      return findTargetGroup(from, arn)
    case 'listener':
      return findListener(from, arn)
    case 'listener-rule':
      return from.tags.has(arn) || findRule(from, arn, 'tagged')
    case undefined:
      throw invalid(`'${arn}' is not a valid resource ARN`)
  }
}
