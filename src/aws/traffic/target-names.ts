import { readById } from '../fleet/instances.ts'
import type { Scope } from '../scope.ts'

/** The private addresses of instances, by id; what has none yet is left out. */
export const addressesOf = async (
  scope: Scope,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> => {
  const ids = machines.filter((id) => id.startsWith('i-'))
  if (ids.length === 0) return new Map()
  const known = await readById(
    await scope.clients.ec2(),
    ids,
    ({ InstanceId = '', PrivateIpAddress: address }) =>
      address === undefined ? undefined : ([InstanceId, address] as const),
    signal,
  )
  return new Map(known)
}

/** How machines are called in a target group: by their ids, or by their private addresses in one of type `ip`. */
export const targetNames = async (
  scope: Scope,
  group: string,
  machines: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> => {
  const elbv2 = await scope.clients.elbv2()
  const { TargetGroups } = await elbv2.describeTargetGroups({ TargetGroupArns: [group] }, signal)
  if (TargetGroups?.[0]?.TargetType !== 'ip') return machines
  const addresses = await addressesOf(scope, machines, signal)
  return machines.map((id) => addresses.get(id) ?? id)
}
