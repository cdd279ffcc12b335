import { type Color, colors, other } from '../../deploy/model.ts'
import type { Mistake } from '../../deploy/ports.ts'
import type { Machine } from '../../deploy/side.ts'
import { groupName } from '../arns.ts'
import { isMissing } from '../faults.ts'
import type { Scope } from '../scope.ts'
import { existingGroups } from '../traffic/check-groups.ts'
import { healthOf } from '../traffic/registration.ts'
import { balancerZones, type Zones } from './balancer-zones.ts'
import { checkTargets } from './check-room.ts'
import { idleSide } from './idle-side.ts'
import type { Placed } from './lag.ts'
import { unfilled, zonesToFill } from './zones-to-fill.ts'

/** Mistakes in what `fleet.existing` names, as far as AWS tells; reads only. */
export const checkExisting = async (
  scope: Scope,
  all: readonly Placed[],
  launches: boolean,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const path = `services.${scope.settings.service}.fleet.existing`
  const on = (color: Color) => all.flatMap(({ machine, place }) => (place === color ? [machine] : []))
  const [idle, zones, toFill, subnets, registered] = await Promise.all([
    idleSide(scope, signal),
    balancerZones(scope, signal),
    zonesToFill(scope, signal),
    vpcSubnets(scope, signal),
    registrations(scope, signal),
  ])
  // What serves now may be ill, or not named yet: a deployment mends that.
  const checked = colors.filter((color) => idle === undefined || color === idle)
  return [
    ...twice(path, on('blue'), on('green')),
    ...checked.flatMap((color) => [
      ...missing(scope, path, color, on(color)),
      ...on(color).flatMap((machine) => [
        ...asleep(path, color, machine),
        ...misplaced(path, color, machine, subnets, zones),
        ...astray(path, color, machine, groupsById(registered[other(color)])),
      ]),
    ]),
    ...(idle === undefined
      ? []
      : unfilled(
          path,
          `no instance of ${idle} is`,
          toFill,
          on(idle).map(({ zone }) => zone),
        )),
    ...(idle === undefined || !launches
      ? []
      : await crowded(scope, path, idle, on(idle), registered, signal)),
  ]
}

const crowded = (
  scope: Scope,
  path: string,
  idle: Color,
  machines: readonly Machine[],
  registered: Registered,
  signal: AbortSignal,
): Promise<readonly Mistake[]> => {
  const count = Math.max(machines.length, namedById(scope, idle).length)
  const live = registered[other(idle)].map((pair) => pair.map(({ id }) => id))
  return checkTargets({ scope, live, idle }, path, count, signal)
}

const twice = (path: string, blue: readonly Machine[], green: readonly Machine[]): readonly Mistake[] => {
  const both = blue.filter(({ id }) => green.some((machine) => machine.id === id)).map(({ id }) => id)
  if (both.length === 0) return []
  const remedy = 'Give each side instances of its own: a tag with {color} in its value tells them apart.'
  return [{ path, said: `${both.join(', ')}: named for blue and for green`, remedy }]
}

const missing = (
  scope: Scope,
  path: string,
  color: Color,
  machines: readonly Machine[],
): readonly Mistake[] => {
  const absent = namedById(scope, color).filter((id) => !machines.some((machine) => machine.id === id))
  if (absent.length > 0) {
    const remedy = 'Name instances of this account and Region that are not terminated.'
    return [{ path: `${path}.ids.${color}`, said: `${absent.join(', ')}: no such instance`, remedy }]
  }
  if (machines.length > 0) return []
  const remedy = `Launch instances for ${color} and tag them so, or correct what the config asks for.`
  return [{ path, said: `no instance is named for ${color}`, remedy }]
}

const namedById = ({ settings: { fleet } }: Scope, color: Color): readonly string[] =>
  fleet.kind === 'existing' && 'ids' in fleet.by ? fleet.by.ids[color] : []

const asleep = (path: string, color: Color, { id, state }: Machine): readonly Mistake[] =>
  state === 'running' || state === 'pending'
    ? []
    : [{ path, said: `${id} of ${color} is ${state}`, remedy: 'Start it, or name it no longer.' }]

const misplaced = (
  path: string,
  color: Color,
  { id, subnet, zone }: Machine,
  subnets: ReadonlySet<string> | undefined,
  zones: Zones | undefined,
): readonly Mistake[] => {
  if (subnets !== undefined && !subnets.has(subnet)) {
    const remedy = 'Name instances of the VPC that the target groups are in.'
    return [{ path, said: `${id} of ${color} is in ${subnet}, outside the target groups' VPC`, remedy }]
  }
  if (zones === undefined || zones.all.includes(zone)) return []
  const which = zones.without([zone])
  const remedy = `Enable ${zone} for ${which}, or name instances in ${zones.all.join(', ')}.`
  return [{ path, said: `${id} of ${color} is in ${zone}, where ${which} is not`, remedy }]
}

/** An instance of the idle side that the other side's target group holds takes that side's traffic. */
const astray = (
  path: string,
  color: Color,
  { id, address }: Machine,
  elsewhere: ReadonlyMap<string, string>,
): readonly Mistake[] => {
  const group = elsewhere.get(id) ?? elsewhere.get(address ?? '')
  if (group === undefined) return []
  const remedy = `Deregister it there, or name it for ${other(color)}.`
  return [{ path, said: `${id} of ${color} is registered in ${groupName(group)}`, remedy }]
}

/** All subnets of the target groups' VPC; undefined where there is none to ask for. */
const vpcSubnets = async (scope: Scope, signal: AbortSignal): Promise<ReadonlySet<string> | undefined> => {
  const groups = await existingGroups(scope, signal)
  const vpcs = [...new Set([...groups.values()].flatMap(({ VpcId }) => VpcId ?? []))]
  if (vpcs.length === 0) return undefined
  const ec2 = await scope.clients.ec2()
  const { Subnets } = await ec2.describeSubnets({ Filters: [{ Name: 'vpc-id', Values: vpcs }] }, signal)
  return new Set((Subnets ?? []).map(({ SubnetId }) => SubnetId ?? ''))
}

/** What each side's target groups hold, pair by pair: the target's name and its group. */
type Registered = Readonly<Record<Color, readonly (readonly Holding[])[]>>

interface Holding {
  readonly id: string
  readonly group: string
}

const registrations = async (scope: Scope, signal: AbortSignal): Promise<Registered> => {
  const read = (color: Color) =>
    Promise.all(scope.settings.pairs.map((pair) => targetsIn(scope, pair[color], signal)))
  const [blue, green] = await Promise.all([read('blue'), read('green')])
  return { blue, green }
}

const groupsById = (pairs: Registered[Color]): ReadonlyMap<string, string> =>
  new Map(pairs.flat().map(({ id, group }) => [id, group]))

/** A group that does not exist is told elsewhere. */
const targetsIn = async (scope: Scope, group: string, signal: AbortSignal): Promise<readonly Holding[]> =>
  healthOf(scope, group, signal).then(
    (found) =>
      found
        .filter(({ TargetHealth }) => !TargetHealth?.State?.includes('draining'))
        .map(({ Target }) => ({ id: Target?.Id ?? '', group })),
    (error: unknown) => {
      if (isMissing(error)) return []
      throw error
    },
  )
