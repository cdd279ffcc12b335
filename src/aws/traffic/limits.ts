import type { Scope } from '../scope.ts'

/** The quotas by name; empty where they may not be asked for: a missing permission is no reason to refuse. */
export const readLimits = async (scope: Scope, signal: AbortSignal): Promise<ReadonlyMap<string, number>> => {
  const elbv2 = await scope.clients.elbv2()
  try {
    const { Limits = [] } = await elbv2.describeAccountLimits({ PageSize: 400 }, signal)
    return new Map(Limits.map(({ Name = '', Max }) => [Name, Number(Max)]))
  } catch {
    signal.throwIfAborted()
    return new Map()
  }
}
