import type {
  CreateRuleCommandInput as Input,
  CreateRuleOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { findListener } from '../../model/load-balancing/find.ts'
import type { World } from '../../model/world.ts'
import { arnOf, required, within } from './input.ts'
import { parseActions } from './parse-actions.ts'
import { parseConditions } from './parse-conditions.ts'
import { parseTags } from './parse-tags.ts'
import { parseTransforms } from './parse-transforms.ts'
import { showRule } from './show.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html */
export function createRule({ loadBalancing }: World, input: Input): Output {
  const listener = findListener(loadBalancing, arnOf('listener', input.ListenerArn, 'listenerArn'))
  const made = loadBalancing.createRule({
    listenerArn: listener.arn,
    priority: within(required(input.Priority, 'priority'), 1, 50_000, 'priority'),
    conditions: parseConditions(input.Conditions),
    actions: parseActions(input.Actions, listener.protocol),
    transforms: parseTransforms(input.Transforms),
    tags: parseTags(input.Tags),
  })
  return { Rules: [showRule(made)] }
}
