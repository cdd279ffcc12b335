import type {
  DescribeAccountLimitsCommandInput as Input,
  DescribeAccountLimitsOutput as Output,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { accountLimits } from '../../model/load-balancing/limits.ts'
import type { World } from '../../model/world.ts'
import { page } from './page.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeAccountLimits.html */
export function describeAccountLimits(_world: World, input: Input): Output {
  const { items, next } = page(Object.entries(accountLimits), ([name]) => name, input)
  return { Limits: items.map(([name, max]) => ({ Name: name, Max: String(max) })), ...next }
}
