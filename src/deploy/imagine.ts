import type { Act, CheckAct } from './acts.ts'
import type {
  Check,
  Color,
  Finding,
  Instant,
  Machine,
  Observation,
  Scaling,
  Seen,
  Side,
  Target,
} from './model.ts'

import { alive, crew, isDraining } from './seen.ts'

/**
 * What the world looks like after an act, or after a wait that was worth it: one pure reducer.
 * The dry run starts it from the real first look; a test holds it to what AWS shows after each real act.
 */
export function imagine(seen: Observation, act: Exclude<Act, CheckAct>, now: Instant): Observation {
  switch (act.kind) {
    case 'remember':
      return { ...seen, memo: { ...act.memo, written: seen.memo.written + 1 } }
    case 'launch':
      return launched(seen, act, now)
    case 'terminate':
      return ended(seen, act)
    case 'keep':
      return kept(seen, act)
    case 'freeze':
      return scaled(seen, act.colors, (scaling) => ({ ...scaling, frozen: scaling.frozen ?? suspended }))
    case 'thaw':
      return scaled(seen, act.colors, (scaling) => ({ ...scaling, frozen: undefined }))
    case 'protect':
      return scaled(seen, [act.color], (scaling) => protectedAs(scaling, act.machines, act.on))
    case 'gate':
      return gated(seen, act)
    case 'adopt':
      return machinesOf(seen, act.color, act.machines, (machine) => ({
        ...machine,
        ours: true,
        attempt: 'adopted',
      }))
    case 'name':
      return named(seen, act)
    case 'unname':
      return withSide(seen, act.color, (side) => ({
        ...side,
        records: side.records.filter(({ name }) => !act.records.some((record) => record.name === name)),
      }))
    case 'register':
      return withSide(seen, act.color, (side) => ({
        ...side,
        scaling: side.scaling && { ...side.scaling, attached: true },
        targets: [
          ...side.targets.filter(({ id }) => !act.machines.includes(id)),
          ...fresh(seen, act.color, act.machines),
        ],
      }))
    case 'deregister':
      return withSide(seen, act.color, (side) => ({
        ...side,
        scaling: side.scaling && {
          ...side.scaling,
          attached: side.scaling.attached && act.only !== undefined,
        },
        targets: side.targets.map((target) =>
          leaves(target, act.only) ? { ...target, state: 'draining', said: '' } : target,
        ),
      }))
    case 'preview':
      return previewed(seen, act)
    case 'unpreview':
      return checked({ ...seen, preview: undefined })
    case 'forward':
      return checked({
        ...seen,
        routes: seen.routes.map((route) => ({ ...route, forwards: act.color, said: act.color })),
      })
  }
}

const leaves = (target: Target, only: readonly string[] | undefined): boolean =>
  !isDraining(target) && (only === undefined || only.includes(target.id))

const withSide = (seen: Observation, color: Color, change: (side: Side) => Side): Observation => ({
  ...seen,
  sides: { ...seen.sides, [color]: change(seen.sides[color]) },
})

function machinesOf(
  seen: Observation,
  color: Color | 'kept',
  ids: readonly string[],
  change: (machine: Machine) => Machine,
): Observation {
  const changeNamed = (machine: Machine) => (ids.includes(machine.id) ? change(machine) : machine)
  if (color === 'kept') return { ...seen, kept: seen.kept.map(changeNamed) }
  return withSide(seen, color, (side) => ({ ...side, machines: side.machines.map(changeNamed) }))
}

/** A group that no rule names is not health-checked: its targets are `unused`. */
const isNamed = (seen: Seen, color: Color): boolean =>
  seen.routes.some((route) => route.forwards === color) || seen.preview?.names.includes(color) === true

const fresh = (seen: Observation, color: Color, ids: readonly string[]): readonly Target[] =>
  pairsOf(seen).flatMap((pair) =>
    ids.map(
      (id): Target => ({ id, port: 0, pair, state: isNamed(seen, color) ? 'initial' : 'unused', said: '' }),
    ),
  )

/** The pairs of target groups that anything is registered in; one at least. */
const pairsOf = (seen: Observation): readonly number[] => [
  ...new Set([
    0,
    ...seen.sides.blue.targets.map(({ pair }) => pair),
    ...seen.sides.green.targets.map(({ pair }) => pair),
  ]),
]

/** Health checks begin with the first rule that names a group and end with the last. */
function checked(seen: Observation): Observation {
  const begin = (side: Side, color: Color): Side => ({
    ...side,
    targets: side.targets.map((target) => {
      if (isDraining(target)) return target
      if (!isNamed(seen, color)) return { ...target, state: 'unused', said: '' }
      return target.state === 'unused' ? { ...target, state: 'initial', said: '' } : target
    }),
  })
  return { ...seen, sides: { blue: begin(seen.sides.blue, 'blue'), green: begin(seen.sides.green, 'green') } }
}

/** What a freeze suspends where nothing was suspended before. */
const suspended: readonly string[] = ['AlarmNotification', 'ScheduledActions']

function scaled(
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

function protectedAs(scaling: Scaling, machines: readonly string[], on: boolean): Scaling {
  const without = (ids: readonly string[]) => ids.filter((id) => !machines.includes(id))
  return on
    ? {
        ...scaling,
        unprotected: without(scaling.unprotected),
        protected: [...scaling.protected, ...machines],
      }
    : {
        ...scaling,
        protected: without(scaling.protected),
        unprotected: [...scaling.unprotected, ...machines],
      }
}

function gated(seen: Observation, act: Extract<Act, { kind: 'gate' }>): Observation {
  const gate = act.open ? 'open' : 'closed'
  const told = machinesOf(seen, act.color, act.machines, (machine) => ({ ...machine, gate }))
  return { ...told, gate: act.parameter ?? told.gate }
}

function ended(seen: Observation, act: Extract<Act, { kind: 'terminate' }>): Observation {
  const going = machinesOf(seen, act.color, act.machines, (machine) => ({
    ...machine,
    state: 'shutting-down',
  }))
  if (act.color === 'kept') return going
  return scaled(going, [act.color], (scaling) => ({
    ...scaling,
    min: 0,
    desired: 0,
    // What ends is in service no more.
    protected: [],
    unprotected: [],
  }))
}

function launched(seen: Observation, act: Extract<Act, { kind: 'launch' }>, now: Instant): Observation {
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
  const told = scaled(seen, [act.color], (scaling) => ({
    ...scaling,
    attempt: act.attempt,
    desired: Math.max(act.count, have),
    max: Math.max(scaling.max, act.count),
  }))
  return withSide(told, act.color, (side) => ({ ...side, machines: [...side.machines, ...machines] }))
}

function kept(seen: Observation, act: Extract<Act, { kind: 'keep' }>): Observation {
  const taken = seen.sides[act.color].machines.filter(({ id }) => act.machines.includes(id))
  const moved = taken.map(
    (machine): Machine => ({ ...machine, state: act.stop ? 'stopping' : machine.state }),
  )
  const without = withSide(seen, act.color, (side) => ({
    ...side,
    machines: side.machines.filter(({ id }) => !act.machines.includes(id)),
    // The group keeps them, but of no attempt and no side.
    scaling: side.scaling && { ...side.scaling, attempt: '', protected: [], unprotected: [] },
  }))
  return { ...without, kept: [...seen.kept, ...moved] }
}

function named(seen: Observation, act: Extract<Act, { kind: 'name' }>): Observation {
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

function previewed(seen: Observation, act: Extract<Act, { kind: 'preview' }>): Observation {
  const { shows, names, attempt } = act
  const before = seen.preview ?? { arn: 'preview', header: { name: '', value: '' }, url: '' }
  return checked({ ...seen, preview: { ...before, shows, names, attempt } })
}

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
  return { ...seen, sides: { blue: settle('blue'), green: settle('green') } }
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

/** Which findings an act ends. */
const stale: Partial<Record<Act['kind'], readonly Check[]>> = {
  forward: ['proof', 'watch', 'preview'],
  preview: ['preview'],
  // Machines join: nothing that was found of a side's machines is about them.
  launch: ['ready', 'set-up', 'release-test', 'size'],
}

/**
 * What was found about a way counts no more once that way is changed: a forward ends what was found about production,
 * a new preview what was found through it.
 */
export function withoutStale(findings: Observation['findings'], act: Act): Observation['findings'] {
  const ended = stale[act.kind]
  return ended === undefined
    ? findings
    : Object.fromEntries(Object.entries(findings).filter(([, { check }]) => !ended.includes(check)))
}

/** The findings with one more; the same result in a row is counted. */
export function withFinding(
  findings: Observation['findings'],
  found: Omit<Finding, 'streak'>,
): Observation['findings'] {
  const before = findings[found.key]
  const streak = before?.passed === found.passed ? before.streak + 1 : 1
  return { ...findings, [found.key]: { ...found, streak } }
}

/** Whom a plan would ask: a check that a dry run takes as passed. */
export const imaginedFinding = (act: CheckAct, now: Instant): Omit<Finding, 'streak'> => ({
  key: act.key,
  check: act.check,
  passed: true,
  at: now,
  said: 'not asked in a dry run',
  nodes: [],
  machines: [],
})
