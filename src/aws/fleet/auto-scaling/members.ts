import type { AutoScalingSettings } from '../../../settings.ts'
import { keys, type Scope, tagRecord } from '../../scope.ts'
import { readWhere } from '../instances.ts'
import type { Placed } from '../lag.ts'
import { sideOfInstance, toMachine } from '../machines.ts'

/**
 * What these groups have launched, dead ones as long as AWS shows them: ours by their tags and sides, and which of all
 * of them carry our mark of protection. An instance keeps the tag of its group for as long as it belongs to it.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html
 */
export const shownMembers = async (
  scope: Scope,
  { groups }: AutoScalingSettings,
  signal: AbortSignal,
): Promise<{ readonly placed: readonly Placed[]; readonly marked: ReadonlySet<string> }> => {
  const marked = new Set<string>()
  const names = [groups.blue, groups.green]
  const filter = { Name: 'tag:aws:autoscaling:groupName', Values: names }
  const placed = await readWhere(
    await scope.clients.ec2(),
    [filter],
    (instance): Placed | undefined => {
      const machine = toMachine(instance, scope.owner, names)
      if (tagRecord(instance.Tags)[keys.protected] === 'true') marked.add(machine.id)
      const place = machine.ours ? sideOfInstance(instance) : undefined
      return place && { machine, place }
    },
    signal,
  )
  return { placed, marked }
}
