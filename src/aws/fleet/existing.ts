import type { Filter, Instance } from '@aws-sdk/client-ec2'
import type { FleetAct } from '../../deploy/acts.ts'
import { type Color, colors } from '../../deploy/model.ts'
import { fill } from '../../deploy/placeholders.ts'
import type { Machine } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import type { ExistingSettings } from '../../settings.ts'
import { type Scope, tagRecord } from '../scope.ts'
import { checkExisting } from './check-existing.ts'
import type { AwsFleet } from './fleet.ts'
import { readById, readWhere } from './instances.ts'
import type { Lag, Placed } from './lag.ts'
import { toMachine } from './machines.ts'

/** Instances that are there already: they are registered and deregistered, and nothing else is ever done to them. */
export const createExistingFleet = (scope: Scope, fleet: ExistingSettings, lag: Lag): AwsFleet => ({
  async observe(signal) {
    const shown = lag.cover(await namedInstances(scope, fleet, signal))
    const on = (color: Color) => shown.flatMap(({ machine, place }) => (place === color ? [machine] : []))
    return {
      machines: { blue: on('blue'), green: on('green'), kept: [] },
      scaling: { blue: undefined, green: undefined },
    }
  },
  async strangers(ids, signal) {
    const wanted = ids.filter((id) => id.startsWith('i-'))
    if (wanted.length === 0) return []
    return readById(await scope.clients.ec2(), wanted, (instance) => toMachine(instance, scope.owner), signal)
  },
  records: async () => [],
  act: async (act) => {
    throw notOurs(act)
  },
  check: async (launches, signal) =>
    checkExisting(scope, await namedInstances(scope, fleet, signal), launches, signal),
  made: async () => '',
  ingredients: () => [`existing ${JSON.stringify(fleet.by)}`],
  gate: async () => {},
  lastWords: async () => [],
  registration: undefined,
})

const notOurs = (act: FleetAct): SwitchoverError =>
  new SwitchoverError(
    'bad-world',
    `${act.kind}: the instances of fleet.existing are not ours to launch, name or end`,
    'Launch, name and end these instances yourself, or use fleet.ec2 or fleet.auto-scaling.',
  )

/** States in which an instance is still one of its side. */
const standing = ['pending', 'running', 'stopping', 'stopped']

/** The instances that the config names, each once for every side that it is named for. */
const namedInstances = async (
  scope: Scope,
  { by }: ExistingSettings,
  signal: AbortSignal,
): Promise<readonly Placed[]> => {
  const ec2 = await scope.clients.ec2()
  const sidesOf = 'ids' in by ? sidesById(by.ids) : sidesByTags(scope, by.tags)
  const place = (instance: Instance): readonly Placed[] =>
    sidesOf(instance).map((color) => ({ machine: named(scope, instance), place: color }))
  if ('ids' in by) {
    const ids = [...new Set([...by.ids.blue, ...by.ids.green])]
    const found = ids.length === 0 ? [] : await readById(ec2, ids, standingOnly(place), signal)
    return found.flat()
  }
  return (await readWhere(ec2, tagFilters(scope, by.tags), place, signal)).flat()
}

/** Named machines are nobody's attempt, whatever tags they carry (R9). */
const named = (scope: Scope, instance: Instance): Machine => ({
  ...toMachine(instance, scope.owner),
  ours: false,
  origin: 'named',
  attempt: '',
  release: '',
})

const standingOnly =
  <Kept>(as: (instance: Instance) => Kept) =>
  (instance: Instance): Kept | undefined =>
    standing.includes(instance.State?.Name ?? '') ? as(instance) : undefined

const sidesById =
  (ids: Readonly<Record<Color, readonly string[]>>) =>
  ({ InstanceId = '' }: Instance): readonly Color[] =>
    colors.filter((color) => ids[color].includes(InstanceId))

const filled = (scope: Scope, value: string, color: Color): string =>
  fill(value, { service: scope.settings.service, color })

const sidesByTags =
  (scope: Scope, tags: Readonly<Record<string, string>>) =>
  ({ Tags }: Instance): readonly Color[] => {
    const its = tagRecord(Tags)
    return colors.filter((color) =>
      Object.entries(tags).every(([key, value]) => its[key] === filled(scope, value, color)),
    )
  }

/** Both sides in one question: each tag has the value of one side or the other. */
const tagFilters = (scope: Scope, tags: Readonly<Record<string, string>>): Filter[] => [
  { Name: 'instance-state-name', Values: standing },
  ...Object.entries(tags).map(([key, value]) => ({
    Name: `tag:${key}`,
    Values: [...new Set(colors.map((color) => filled(scope, value, color)))],
  })),
]
