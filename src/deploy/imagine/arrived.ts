import type { Color, Observation } from '../model.ts'
import { alive, isDraining } from '../seen.ts'
import type { Machine, Scaling, Side, Target } from '../side.ts'
import { fresh } from './traffic.ts'

/** A wait that was worth it: what is on its way has arrived. */
export function arrived(seen: Observation): Observation {
  const settle = (color: Color): Side => {
    const side = seen.sides[color]
    const machines = side.machines.map((machine) => ({ ...machine, state: settled(machine.state) }))
    const targets = [...side.targets, ...joining(seen, color)]
      .filter((target) => !isDraining(target))
      .map((target): Target => (target.state === 'initial' ? { ...target, state: 'healthy' } : target))
    return { ...side, machines, targets, scaling: side.scaling && serving(side.scaling, machines) }
  }
  const kept = seen.kept.map((machine) => ({ ...machine, state: settled(machine.state) }))
  return { ...seen, kept, sides: { blue: settle('blue'), green: settle('green') } }
}

/** What an attached group launched is registered by the group; that it holds nothing else is asked before. */
function joining(seen: Observation, color: Color): readonly Target[] {
  const { scaling, machines, targets } = seen.sides[color]
  if (scaling?.attached !== true) return []
  const known = targets.map(({ id }) => id)
  const joins = (machine: Machine) => machine.ours && alive(machine) && !known.includes(machine.id)
  return fresh(
    seen,
    color,
    machines.filter(joins).map(({ id }) => id),
  )
}

/** Machines that a group has in service are not protected unless they were. */
const serving = (scaling: Scaling, machines: readonly Machine[]): Scaling => ({
  ...scaling,
  unprotected: machines
    .filter((machine) => machine.origin === 'group' && alive(machine))
    .map(({ id }) => id)
    .filter((id) => !scaling.protected.includes(id)),
})

const settled = (state: Machine['state']): Machine['state'] =>
  state === 'pending'
    ? 'running'
    : state === 'shutting-down'
      ? 'terminated'
      : state === 'stopping'
        ? 'stopped'
        : state
