import type { Act } from '../acts.ts'
import { type Color, type Instant, type Observation, other } from '../model.ts'
import { alive, crew } from '../seen.ts'
import type { Machine, Scaling } from '../side.ts'
import { machinesOf, withSide } from './side.ts'
import { fresh } from './traffic.ts'

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
    desired: scaling.kept ?? 0,
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
  const told = scaled(seen, [act.color], (scaling) => ({
    ...sizedFor(seen, act.color, scaling, act.count),
    attempt: act.attempt,
  }))
  return joined(told, act.color, born(seen, act, act.count - have, have, now))
}

/** A group that is raised launches more of what it has, and registers it. */
export function raised(seen: Observation, act: Extract<Act, { kind: 'raise' }>, now: Instant): Observation {
  const { color, count } = act
  const there = seen.sides[color].machines.filter(alive)
  const { attempt, release } = there[0] ?? { attempt: '', release: 'unknown' }
  const told = scaled(seen, [color], (scaling) =>
    sizedFor(seen, color, scaling, Math.max(count, scaling.desired)),
  )
  const machines = born(seen, { color, attempt, release }, count - there.length, there.length, now)
  const ids = machines.map(({ id }) => id)
  return withSide(joined(told, color, machines), color, (side) => ({
    ...side,
    targets: [...side.targets, ...fresh(seen, color, ids)],
  }))
}

const joined = (seen: Observation, color: Color, machines: readonly Machine[]): Observation =>
  withSide(seen, color, (side) => ({ ...side, machines: [...side.machines, ...machines] }))

/** The limits of the group that serves, widened to hold the count. */
function sizedFor(seen: Observation, color: Color, scaling: Scaling, count: number): Scaling {
  const opposite = seen.sides[other(color)].scaling
  const { min, max } = opposite !== undefined && opposite.desired > 0 ? opposite : scaling
  return { ...scaling, min: Math.min(min, count), max: Math.max(max, count), desired: count }
}

const born = (
  seen: Observation,
  { color, attempt, release }: Pick<Machine, 'attempt' | 'release'> & { readonly color: Color },
  count: number,
  have: number,
  now: Instant,
): readonly Machine[] =>
  Array.from(
    { length: Math.max(0, count) },
    (_, i): Machine => ({
      id: `i-${attempt}-${have + i + 1}-${seen.sides[color].machines.length}`,
      state: 'pending',
      address: `${color} ${have + i + 1}`,
      publicAddress: undefined,
      zone: '',
      subnet: '',
      name: undefined,
      launched: now,
      ours: attempt !== '',
      origin: seen.sides[color].scaling === undefined ? 'launched' : 'group',
      gate: 'closed',
      attempt,
      release,
      stateReason: '',
    }),
  )

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
      kept: (side.scaling.kept ?? 0) + taken.length,
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
