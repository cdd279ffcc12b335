import type {
  SetRulePrioritiesCommandInput as Input,
  SetRulePrioritiesOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf, filled, invalid, required, within } from './input.ts'
import { showRule } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html */
export function setRulePriorities({ loadBalancing }: World, input: Input): Output {
  const pairs = filled(input.RulePriorities, 'rulePriorities').map(({ RuleArn, Priority }) => {
    const name = 'rulePriorities.1.member.priority'
    const priority = within(required(Priority, name), 1, 50_000, name)
    return { arn: arnOf('listener-rule', RuleArn, 'rulePriorities.1.member.ruleArn'), priority }
  })
  if (new Set(pairs.map(({ arn }) => arn)).size < pairs.length) {
    throw invalid('A rule cannot be specified more than once')
  }
  return { Rules: loadBalancing.setRulePriorities(pairs).map(showRule) }
}
