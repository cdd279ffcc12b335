import type { Running } from './run.ts'
import { ringAlarm } from './server/alarm.ts'
import type { Backend } from './server/backend.ts'
import type { Controlled } from './server/control.ts'
import { followNode } from './server/follow-node.ts'
import { stateOf } from './server/state.ts'
import { shiftZonal } from './server/zonal-shift.ts'

/** What the control API shows and moves, of the run that there is when it is asked. */
export function controlled(
  running: () => Running,
  { world, calls, faults }: Backend,
  reset: () => Promise<void>,
): Controlled {
  return {
    calls,
    faults,
    reset,
    state: () => stateOf(world()),
    traffic: () => running().traffic(),
    capacity(change) {
      const { compute } = world()
      compute.setCapacity(change)
      return compute.capacity
    },
    node: (body) => followNode(body, (node, follows) => running().follow(node, follows)),
    alarm: (body) => ringAlarm(world(), body),
    zonalShift: (body) => shiftZonal(world(), body),
    async advance(ms) {
      const { clock } = world()
      await clock.advance(ms)
      return clock.now()
    },
  }
}
