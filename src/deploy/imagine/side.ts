import type { Color, Observation } from '../model.ts'
import type { Machine, Side } from '../side.ts'

/** An observation of which one side, or some machines, differ. */

export const withSide = (seen: Observation, color: Color, change: (side: Side) => Side): Observation => ({
  ...seen,
  sides: { ...seen.sides, [color]: change(seen.sides[color]) },
})

export function machinesOf(
  seen: Observation,
  color: Color | 'kept',
  ids: readonly string[],
  change: (machine: Machine) => Machine,
): Observation {
  const changeNamed = (machine: Machine) => (ids.includes(machine.id) ? change(machine) : machine)
  if (color === 'kept') return { ...seen, kept: seen.kept.map(changeNamed) }
  return withSide(seen, color, (side) => ({ ...side, machines: side.machines.map(changeNamed) }))
}
