import type { Act, CheckAct } from '../deploy/acts.ts'
import type { Ask, Seen } from '../deploy/model.ts'
import type { FleetSeen, Gate, World } from '../deploy/ports.ts'
import type { Machine } from '../deploy/side.ts'
import type { Alarms } from './cloudwatch/alarms.ts'
import type { AwsFleet } from './fleet/fleet.ts'
import type { Owned } from './fleet/owned.ts'
import { refuseLiveSide } from './guard.ts'
import type { TaggedRecords } from './records/records.ts'
import type { Scope } from './scope.ts'
import { byMachine, machinesBySide, recordsBySide, strangersOf, toSide } from './sides.ts'
import type { LoadBalancerTraffic, RoadSeen } from './traffic/traffic.ts'

/** The parts that a world is made of. */
export interface Parts {
  readonly scope: Scope
  readonly fleet: AwsFleet
  readonly owned: Owned
  readonly gate: Gate
  readonly alarms: Alarms
  readonly traffic: LoadBalancerTraffic
  readonly records: TaggedRecords
}

/** All of AWS for one service: one look at what is asked for, in parallel, and one act at a time. */
export const createWorld = (parts: Parts): World => {
  let known: Known = { fleet: nothing, strangers: [] }
  return {
    async observe(asks, previous, signal) {
      const [seen, found] = await look(
        parts,
        previous === undefined ? [...everything, ...asks] : asks,
        previous,
        known,
        signal,
      )
      known = found
      return seen
    },
    act: (act, _seen, signal) => perform(parts, act, signal),
    tryRoutes: ({ routes }, signal) => parts.traffic.tryRoutes(routes, signal),
    settle: (signal) => settle(parts, signal),
  }
}

/** Machines by what they are, as the last look at them found. */
interface Known {
  readonly fleet: FleetSeen
  readonly strangers: readonly Machine[]
}

const nothing: FleetSeen = {
  machines: { blue: [], green: [], kept: [] },
  scaling: { blue: undefined, green: undefined },
}

const everything: readonly Ask[] = ['memo', 'routes', 'machines', 'targets', 'preview', 'names']

/** R1: only what is asked is read; the rest stays as it was seen. */
const look = async (
  { scope, fleet, owned, traffic, records, gate, alarms }: Parts,
  asks: readonly Ask[],
  previous: Seen | undefined,
  known: Known,
  signal: AbortSignal,
): Promise<readonly [Seen, Known]> => {
  const asked = new Set(asks)
  const [road, fleetSeen, shown, parameter, ringing, own] = await Promise.all([
    roadOf(traffic, asked, previous, signal),
    asked.has('machines') ? fleet.observe(signal) : known.fleet,
    previous === undefined || asked.has('targets') ? traffic.targets(signal) : targetsOf(previous),
    previous === undefined || asked.has('gate') ? gate.read(signal) : previous.gate,
    previous === undefined || asked.has('alarms') ? alarms.look(signal) : previous.alarms,
    asked.has('owned') ? owned.look(signal) : (previous?.owned ?? []),
  ])
  const made = fleetSeen.machines
  if (asked.has('routes') || asked.has('preview')) records.notePreviews(road.previewArns)
  const targets = byMachine(shown, [...made.blue, ...made.green])
  const familiar = asked.has('machines') ? [] : known.strangers
  const [memo, strangers] = await Promise.all([
    previous === undefined || asked.has('memo') ? records.read(made, signal) : previous.memo,
    strangersOf(fleet, made, targets, familiar, signal),
  ])
  const machines = machinesBySide(made, strangers, targets)
  const names =
    previous === undefined || asked.has('names')
      ? await recordsBySide(scope.settings, fleet, machines, signal)
      : { blue: previous.sides.blue.records, green: previous.sides.green.records }
  const { routes, preview, lease } = road
  const sides = {
    blue: toSide('blue', machines, targets, names, fleetSeen.scaling),
    green: toSide('green', machines, targets, names, fleetSeen.scaling),
  }
  return [
    { memo, routes, sides, preview, kept: made.kept, owned: own, lease, gate: parameter, alarms: ringing },
    { fleet: fleetSeen, strangers },
  ]
}

const roadOf = async (
  traffic: LoadBalancerTraffic,
  asked: ReadonlySet<Ask>,
  previous: Seen | undefined,
  signal: AbortSignal,
): Promise<RoadSeen> => {
  if (previous === undefined || asked.has('routes')) return traffic.look(signal)
  const { routes, preview, lease } = previous
  if (asked.has('preview')) return { routes, ...(await traffic.lookAtRules(signal)) }
  return { routes, preview, lease, previewArns: preview?.rules.map(({ arn }) => arn) ?? [] }
}

/** Tags may be read late for so long after they were written. */
const settleMs = 10_000

const settle = async ({ scope, records }: Parts, signal: AbortSignal): Promise<void> => {
  const until = performance.now() + settleMs
  while (performance.now() < until && !(await records.isShown(signal)))
    await scope.clients.clock.sleep(250, signal)
}

const targetsOf = ({ sides }: Seen) => ({ blue: sides.blue.targets, green: sides.green.targets })

const perform = async (
  { fleet, owned, traffic, records, gate }: Parts,
  act: Exclude<Act, CheckAct>,
  signal: AbortSignal,
): Promise<void> => {
  switch (act.kind) {
    case 'terminate':
    case 'keep':
      await refuseLiveSide(traffic, fleet, act, signal)
      return fleet.act(act, signal)
    case 'end-orphans':
      await refuseLiveSide(traffic, fleet, act, signal)
      return owned.end(act, signal)
    case 'launch':
    case 'adopt':
    case 'leave':
    case 'name':
    case 'unname':
    case 'freeze':
    case 'thaw':
    case 'raise':
    case 'protect':
      return fleet.act(act, signal)
    case 'gate':
      return gate.act(act, signal)
    case 'deregister':
      await refuseLiveSide(traffic, fleet, act, signal)
      return fleet.registration?.deregister(act, signal) ?? traffic.act(act, signal)
    case 'register':
      return fleet.registration?.register(act, signal) ?? traffic.act(act, signal)
    case 'forward':
      return traffic.act(act, signal)
    case 'preview':
    case 'unpreview':
      await traffic.act(act, signal)
      records.previewChanged()
      return
    case 'remember':
      return records.write(act.memo, signal)
  }
}
