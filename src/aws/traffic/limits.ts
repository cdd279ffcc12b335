import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'

type Limits = ReadonlyMap<string, number>

/** The quotas by name; empty where they may not be asked for: a missing permission is no reason to refuse. */
export const readLimits = async (scope: Scope, signal: AbortSignal): Promise<Limits> => {
  const limits = await limitsOrWhy(scope, signal)
  return typeof limits === 'string' ? new Map() : limits
}

/** That nothing is held against the quotas, where they may not be asked for. */
export const limitsNotices = async (scope: Scope, signal: AbortSignal): Promise<readonly string[]> => {
  const limits = await limitsOrWhy(scope, signal)
  return typeof limits === 'string'
    ? [`the load balancer's quotas were not checked beforehand: ${limits}`]
    : []
}

const limitsOrWhy = async (scope: Scope, signal: AbortSignal): Promise<Limits | string> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    const { Limits = [] } = await elbv2.describeAccountLimits({ PageSize: 400 }, signal)
    return new Map(Limits.map(({ Name = '', Max }) => [Name, Number(Max)]))
  } catch (error) {
    signal.throwIfAborted()
    return `elasticloadbalancing:DescribeAccountLimits answered ${awsCode(error) ?? 'nothing'}`
  }
}
