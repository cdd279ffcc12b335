import {
  type Color,
  colors,
  type Machine,
  type NameRecord,
  type Scaling,
  type Side,
  type Target,
} from '../deploy/model.ts'
import { fill } from '../deploy/placeholders.ts'
import type { Fleet, FleetSeen } from '../deploy/ports.ts'
import type { ServiceSettings } from '../settings.ts'

type Made = FleetSeen['machines']
export type Targets = Readonly<Record<Color, readonly Target[]>>

/** Targets by the ids of their machines, where a group knows them by address. */
export const byMachine = (targets: Targets, machines: readonly Machine[]): Targets => {
  const ids = new Map(machines.flatMap(({ id, address }) => (address === undefined ? [] : [[address, id]])))
  const on = (color: Color) =>
    targets[color].map((target) => ({ ...target, id: ids.get(target.id) ?? target.id }))
  return { blue: on('blue'), green: on('green') }
}

/** Machines that are registered but not ours, by id; those known already are not asked again, those kept are on no side. */
export const strangersOf = async (
  fleet: Fleet,
  made: Made,
  targets: Targets,
  known: readonly Machine[],
  signal: AbortSignal,
): Promise<readonly Machine[]> => {
  const ours = new Set([...made.blue, ...made.green, ...made.kept].map(({ id }) => id))
  const ids = new Set(
    colors.flatMap((color) => targets[color].map(({ id }) => id)).filter((id) => !ours.has(id)),
  )
  const before = known.filter(({ id }) => ids.has(id))
  const unknown = [...ids].filter((id) => !before.some((machine) => machine.id === id))
  return unknown.length === 0 ? before : [...before, ...(await fleet.strangers(unknown, signal))]
}

/** Each side's machines: ours by their tags, and whatever else is registered there. */
export const machinesBySide = (
  made: Made,
  strangers: readonly Machine[],
  targets: Targets,
): Record<Color, readonly Machine[]> => {
  const all = new Map([...strangers, ...made.blue, ...made.green].map((machine) => [machine.id, machine]))
  const on = (color: Color) => {
    const registered = targets[color].flatMap(({ id }) => all.get(id) ?? [])
    return [...new Map([...made[color], ...registered].map((machine) => [machine.id, machine])).values()]
  }
  return { blue: on('blue'), green: on('green') }
}

/** The A records that stand under the names of each side's machines. */
export const recordsBySide = async (
  settings: ServiceSettings,
  fleet: Fleet,
  machines: Record<Color, readonly Machine[]>,
  signal: AbortSignal,
): Promise<Record<Color, readonly NameRecord[]>> => {
  const names = {
    blue: namesOf(settings, 'blue', machines.blue),
    green: namesOf(settings, 'green', machines.green),
  }
  const found = await fleet.records([...new Set([...names.blue, ...names.green])], signal)
  const on = (color: Color) => found.filter(({ name }) => names[color].includes(name))
  return { blue: on('blue'), green: on('green') }
}

const namesOf = (
  settings: ServiceSettings,
  color: Color,
  machines: readonly Machine[],
): readonly string[] => {
  const { dns, service } = settings
  if (dns === undefined) return []
  return machines.flatMap(({ name, release, attempt, ours }) =>
    name === undefined || !ours ? [] : [fill(dns.record, { name, service, color, release, attempt })],
  )
}

/** A side as an observation has it. */
export const toSide = (
  color: Color,
  machines: Record<Color, readonly Machine[]>,
  targets: Targets,
  records: Record<Color, readonly NameRecord[]>,
  scaling: Readonly<Record<Color, Scaling | undefined>>,
): Side => ({
  machines: machines[color],
  targets: targets[color],
  records: records[color],
  scaling: scaling[color],
})
