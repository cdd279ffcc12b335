import type {
  ModifyRuleCommandInput as Input,
  ModifyRuleOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener, findRule } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf, invalid } from './input.ts'
import { parseActions } from './parse-actions.ts'
import { parseConditions } from './parse-conditions.ts'
import { parseTransforms } from './parse-transforms.ts'
import { showRule } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html */
export function modifyRule({ loadBalancing }: World, input: Input): Output {
  const { Conditions, Actions, Transforms, ResetTransforms } = input
  const before = findRule(loadBalancing, arnOf('listener-rule', input.RuleArn, 'ruleArn'), 'modified')
  if ([Conditions, Actions, Transforms, ResetTransforms].every((one) => one === undefined)) {
    throw invalid('Either conditions or actions must be specified')
  }
  if (Transforms !== undefined && ResetTransforms !== undefined) {
    throw invalid('You cannot specify both Transforms and ResetTransforms')
  }
  const { protocol } = findListener(loadBalancing, before.listenerArn)
  const after = loadBalancing.modifyRule(before.arn, {
    ...(Conditions !== undefined && { conditions: parseConditions(Conditions) }),
    ...(Actions !== undefined && { actions: parseActions(Actions, protocol, before.actions) }),
    ...(Transforms !== undefined && { transforms: parseTransforms(Transforms) }),
    ...(ResetTransforms === true && { transforms: [] }),
  })
  return { Rules: [showRule(after)] }
}
