import type { Fleet, Gate } from '../../deploy/ports.ts'
import { chunks } from '../chunks.ts'
import { parameterNow } from '../fleet/image.ts'
import type { Lag } from '../fleet/lag.ts'
import { keys, type Scope, tagList } from '../scope.ts'

/** CreateTags takes at most this many resources. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html */
const machinesACall = 1000

/**
 * Who may work, told in up to three places: the tag `switchover-live` of each machine, the same tag of the group that
 * launches more of them, and a parameter. Whether anybody else may still work is for the steps: closing comes first.
 */
export const createGate = (scope: Scope, fleet: Pick<Fleet, 'gate'>, lag: Lag): Gate => {
  const name = scope.settings.gate?.parameter
  return {
    // Empty where there is no such parameter yet.
    read: async (signal) =>
      name === undefined ? undefined : ((await parameterNow(scope, name, signal)) ?? ''),
    async act(act, signal) {
      // What is launched meanwhile is to be born as the others are told to be: the group first.
      await fleet.gate(act, signal)
      await tagMachines(scope, act.machines, act.open, signal)
      for (const id of act.machines) lag.noteChanged(id, { gate: act.open ? 'open' : 'closed' })
      if (name === undefined || act.parameter === undefined) return
      const ssm = await scope.clients.ssm()
      await ssm.putParameter({ Name: name, Value: act.parameter, Type: 'String', Overwrite: true }, signal)
    },
  }
}

const tagMachines = async (scope: Scope, machines: readonly string[], open: boolean, signal: AbortSignal) => {
  if (machines.length === 0) return
  const ec2 = await scope.clients.ec2()
  const Tags = tagList({ [keys.live]: String(open) })
  for (const Resources of chunks(machines, machinesACall)) await ec2.createTags({ Resources, Tags }, signal)
}
