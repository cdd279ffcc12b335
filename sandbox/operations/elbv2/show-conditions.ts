import type { RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Condition } from '../../model/load-balancing/condition.ts'

/** Conditions as Describe shows them: host and path both the old way and the new. */
export function showConditions(conditions: readonly Condition[]): RuleCondition[] {
  return conditions.map((condition) => ({ Field: condition.field, ...showConfig(condition) }))
}

function showConfig(condition: Condition): Partial<RuleCondition> {
  switch (condition.field) {
    case 'host-header':
      return { Values: [...condition.values], HostHeaderConfig: { Values: [...condition.values] } }
    case 'path-pattern':
      return { Values: [...condition.values], PathPatternConfig: { Values: [...condition.values] } }
    case 'http-request-method':
      return { HttpRequestMethodConfig: { Values: [...condition.values] } }
    case 'source-ip':
      return { SourceIpConfig: { Values: [...condition.values] } }
    case 'http-header':
      return { HttpHeaderConfig: { HttpHeaderName: condition.name, Values: [...condition.values] } }
    case 'query-string':
      return {
        QueryStringConfig: { Values: condition.pairs.map(({ key, value }) => ({ Key: key, Value: value })) },
      }
  }
}
