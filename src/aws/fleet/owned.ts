import type { OrphanAct } from '../../deploy/acts.ts'
import type { Machine } from '../../deploy/side.ts'
import { keys, type Scope, tagRecord } from '../scope.ts'
import { terminate } from './end.ts'
import { readTagged } from './instances.ts'
import type { Lag } from './lag.ts'
import { groupTag, keptColor, toMachine } from './machines.ts'

/** What carries our tags, whichever kind of fleet made it: the config may have had another one then. */
export interface Owned {
  /** Instances of ours that no retirement kept and no Auto Scaling group has. */
  look(signal: AbortSignal): Promise<readonly Machine[]>
  end(act: OrphanAct, signal: AbortSignal): Promise<void>
}

export const createOwned = (scope: Scope, lag: Lag): Owned => ({
  async look(signal) {
    const ec2 = await scope.clients.ec2()
    const shown = await readTagged(
      ec2,
      keys.owner,
      scope.owner,
      (instance) => {
        const tags = tagRecord(instance.Tags)
        // A group would launch another in its place.
        const isElsewhere = tags[groupTag] !== undefined || tags[keys.color] === keptColor
        return isElsewhere ? undefined : toMachine(instance, scope.owner)
      },
      signal,
    )
    return shown.filter(({ ours }) => ours).map(lag.now)
  },
  end: ({ machines }, signal) => terminate(scope, lag, { machines }, signal),
})
