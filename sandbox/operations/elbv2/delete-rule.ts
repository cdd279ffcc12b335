import type {
  DeleteRuleCommandInput as Input,
  DeleteRuleOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { World } from '../../model/world.ts'
import { arnOf } from './input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html */
export function deleteRule({ loadBalancing }: World, input: Input): Output {
  loadBalancing.deleteRule(arnOf('listener-rule', input.RuleArn, 'ruleArn'))
  return {}
}
