import { type Color, colors } from '../deploy/model.ts'
import { fill } from '../deploy/placeholders.ts'
import type { Fleet, FleetSeen } from '../deploy/ports.ts'
import type { Machine, NameRecord, Scaling, Side, Target } from '../deploy/side.ts'
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

/** The A records that lead from the names of each side's machines to them: another value is somebody else's doing. */
export const recordsBySide = async (
  settings: ServiceSettings,
  fleet: Fleet,
  machines: Record<Color, readonly Machine[]>,
  signal: AbortSignal,
): Promise<Record<Color, readonly NameRecord[]>> => {
  const own = {
    blue: expectedRecords(settings, 'blue', machines.blue),
    green: expectedRecords(settings, 'green', machines.green),
  }
  const names = [...own.blue, ...own.green].map(({ name }) => name)
  const found = await fleet.records([...new Set(names)], signal)
  const on = (color: Color) => {
    const expected = new Set(own[color].map(({ name, value }) => `${name} ${value}`))
    return found.filter(({ name, values }) => expected.has(`${name} ${values.join()}`))
  }
  return { blue: on('blue'), green: on('green') }
}

const expectedRecords = (
  { dns, service }: ServiceSettings,
  color: Color,
  machines: readonly Machine[],
): readonly { readonly name: string; readonly value: string }[] => {
  if (dns === undefined) return []
  return machines.flatMap((machine) => {
    const { name, release, attempt, ours, recorded } = machine
    // Named before its record was noted: the address that it has now is all there is.
    const value = recorded ?? (dns.address === 'public' ? machine.publicAddress : machine.address) ?? ''
    if (name === undefined || !ours) return []
    return [{ name: fill(dns.record, { name, service, color, release, attempt }), value }]
  })
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
