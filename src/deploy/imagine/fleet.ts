import type { Act } from '../acts.ts'
import { type Color, type Instant, type Observation, other } from '../model.ts'
import { crew } from '../seen.ts'
import type { Machine, Scaling } from '../side.ts'
import { machinesOf, withSide } from './side.ts'

/** What acts on machines and their groups leave behind. */

/** What is suspended is marked as ours, beside what the mark says already. */
export const frozen = (scaling: Scaling): Scaling => ({
  ...scaling,
  frozen: [...new Set([...scaling.frozen, ...scaling.loose])].sort(),
  loose: [],
})

export const thawed = (scaling: Scaling): Scaling => ({
  ...scaling,
  frozen: [],
  loose: [...new Set([...scaling.loose, ...scaling.frozen])].sort(),
})

export function scaled(
  seen: Observation,
  colors: readonly Color[],
  change: (scaling: Scaling) => Scaling,
): Observation {
  return colors.reduce(
    (sofar, color) =>
      withSide(sofar, color, (side) => ({ ...side, scaling: side.scaling && change(side.scaling) })),
    seen,
  )
}

export function protectedAs(scaling: Scaling, machines: readonly string[], on: boolean): Scaling {
  const without = (ids: readonly string[]) => ids.filter((id) => !machines.includes(id))
  const serving = [...scaling.unprotected, ...scaling.protected, ...scaling.shielded].length
  return on
    ? {
        ...scaling,
        guarded: true,
        unprotected: without(scaling.unprotected),
        protected: [...scaling.protected, ...machines],
      }
    : {
        ...scaling,
        // What a scale-in wanted meanwhile does not come true by itself.
        guarded: false,
        desired: Math.max(scaling.desired, Math.min(serving, scaling.max)),
        protected: without(scaling.protected),
        unprotected: [...scaling.unprotected, ...machines],
      }
}

export function gated(seen: Observation, act: Extract<Act, { kind: 'gate' }>): Observation {
  const gate = act.open ? 'open' : 'closed'
  const told = machinesOf(seen, act.color, act.machines, (machine) => ({ ...machine, gate }))
  return { ...told, gate: act.parameter ?? told.gate }
}

export function ended(seen: Observation, act: Extract<Act, { kind: 'terminate' }>): Observation {
  const going = machinesOf(seen, act.color, act.machines, (machine) => ({
    ...machine,
    state: 'shutting-down',
  }))
  if (act.color === 'kept') return going
  return scaled(going, [act.color], (scaling) => ({
    ...scaling,
    min: 0,
    desired: 0,
    guarded: false,
    // What ends is in service no more.
    protected: [],
    unprotected: [],
    shielded: [],
  }))
}

export function orphansEnded(seen: Observation, act: Extract<Act, { kind: 'end-orphans' }>): Observation {
  const end = (machine: Machine): Machine =>
    act.machines.includes(machine.id) ? { ...machine, state: 'shutting-down' } : machine
  const on = (color: Color) => ({ ...seen.sides[color], machines: seen.sides[color].machines.map(end) })
  return { ...seen, owned: seen.owned.map(end), sides: { blue: on('blue'), green: on('green') } }
}

export function launched(
  seen: Observation,
  act: Extract<Act, { kind: 'launch' }>,
  now: Instant,
): Observation {
  const { attempt } = seen.memo
  const have = attempt === undefined ? 0 : crew(seen, attempt).length
  const machines = Array.from(
    { length: Math.max(0, act.count - have) },
    (_, i): Machine => ({
      id: `i-${act.attempt}-${have + i + 1}-${seen.sides[act.color].machines.length}`,
      state: 'pending',
      address: `${act.color} ${have + i + 1}`,
      publicAddress: undefined,
      zone: '',
      subnet: '',
      name: undefined,
      launched: now,
      ours: true,
      origin: seen.sides[act.color].scaling === undefined ? 'launched' : 'group',
      gate: 'closed',
      attempt: act.attempt,
      release: act.release,
      stateReason: '',
    }),
  )
  const opposite = seen.sides[other(act.color)].scaling
  const told = scaled(seen, [act.color], (scaling) => {
    const { min, max } = opposite !== undefined && opposite.desired > 0 ? opposite : scaling
    const sizes = { min: Math.min(min, act.count), max: Math.max(max, act.count), desired: act.count }
    return { ...scaling, ...sizes, attempt: act.attempt }
  })
  return withSide(told, act.color, (side) => ({ ...side, machines: [...side.machines, ...machines] }))
}

export function kept(seen: Observation, act: Extract<Act, { kind: 'keep' }>): Observation {
  const taken = seen.sides[act.color].machines.filter(({ id }) => act.machines.includes(id))
  const moved = taken.map(
    (machine): Machine => ({ ...machine, state: act.stop ? 'stopping' : machine.state }),
  )
  const without = withSide(seen, act.color, (side) => ({
    ...side,
    machines: side.machines.filter(({ id }) => !act.machines.includes(id)),
    // The group keeps them, but of no attempt and no side.
    scaling: side.scaling && {
      ...side.scaling,
      attempt: '',
      guarded: false,
      protected: [],
      unprotected: [],
      shielded: [],
    },
  }))
  return { ...without, kept: [...seen.kept, ...moved] }
}

export function named(seen: Observation, act: Extract<Act, { kind: 'name' }>): Observation {
  const nameOf = (machine: Machine): Machine => {
    const given = act.machines.find(({ id }) => id === machine.id)
    return given === undefined ? machine : { ...machine, name: given.name }
  }
  const records = act.machines.flatMap(({ record }) => (record === undefined ? [] : [record]))
  return withSide(seen, act.color, (side) => ({
    ...side,
    machines: side.machines.map(nameOf),
    records: [
      ...side.records.filter(({ name }) => !records.some((record) => record.name === name)),
      ...records,
    ],
  }))
}
