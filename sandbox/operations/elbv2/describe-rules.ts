import type {
  DescribeRulesCommandInput as Input,
  DescribeRulesOutput as Output,
  Rule as Shown,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener, findRule } from '../../model/load-balancing/find.ts'
import type { LoadBalancing } from '../../model/load-balancing.ts'
import type { World } from '../../model/world.ts'
import { arnOf, invalid } from './input.ts'
import { page } from './page.ts'
import { showDefaultRule, showRule } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html */
export function describeRules({ loadBalancing }: World, input: Input): Output {
  const { items, next } = page(chosen(loadBalancing, input), byPriority, input)
  return { Rules: [...items], ...next }
}

/** Digits sort before letters, so the default rule comes last; the ARN tells rules of several listeners apart. */
function byPriority({ Priority = '', RuleArn = '' }: Shown): string {
  return `${Priority.padStart(5, '0')} ${RuleArn}`
}

function chosen(from: LoadBalancing, { ListenerArn, RuleArns }: Input): readonly Shown[] {
  if ((ListenerArn === undefined) === (RuleArns === undefined)) {
    throw invalid('You must specify either listener rule ARNs or a listener ARN')
  }
  if (RuleArns !== undefined) {
    return RuleArns.map((arn) => byArn(from, arnOf('listener-rule', arn, 'ruleArns.1.member')))
  }
  const listener = findListener(from, arnOf('listener', ListenerArn, 'listenerArn'))
  const rules = [...from.rules.values()].filter((rule) => rule.listenerArn === listener.arn)
  return [...rules.map(showRule), showDefaultRule(listener)]
}

function byArn(from: LoadBalancing, arn: string): Shown {
  const listener = [...from.listeners.values()].find((one) => one.defaultRuleArn === arn)
  return listener === undefined ? showRule(findRule(from, arn, 'described')) : showDefaultRule(listener)
}
