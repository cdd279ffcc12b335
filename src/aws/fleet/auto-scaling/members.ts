import type { AutoScalingSettings } from '../../../settings.ts'
import type { Scope } from '../../scope.ts'
import { readWhere } from '../instances.ts'
import type { Placed } from '../lag.ts'
import { sideOfInstance, toMachine } from '../machines.ts'

/**
 * What these groups have launched and is ours by its tags and side, dead ones as long as AWS shows them. An instance
 * keeps the tag of its group for as long as it belongs to it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
 */
export const shownMembers = async (
  scope: Scope,
  { groups }: AutoScalingSettings,
  signal: AbortSignal,
): Promise<readonly Placed[]> => {
  const names = [groups.blue, groups.green]
  const filter = { Name: 'tag:aws:autoscaling:groupName', Values: names }
  return readWhere(
    await scope.clients.ec2(),
    [filter],
    (instance): Placed | undefined => {
      const machine = toMachine(instance, scope.owner, names)
      const place = machine.ours ? sideOfInstance(instance) : undefined
      return place && { machine, place }
    },
    signal,
  )
}
