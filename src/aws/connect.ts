import type { Run } from '../deploy/goal.ts'
import type { Span } from '../deploy/minutes.ts'
import type { Color, Instant } from '../deploy/model.ts'
import type {
  Clock,
  Fleet,
  Leases,
  Measured,
  Mistake,
  RemoteCommands,
  RequestCounts,
  World,
} from '../deploy/ports.ts'
import type { ServiceSettings } from '../settings.ts'
import { permittedClients } from './clients.ts'
import { createAlarms } from './cloudwatch/alarms.ts'
import { checkAlarms } from './cloudwatch/check-alarms.ts'
import { checkCompare } from './cloudwatch/check-compare.ts'
import { measuresOf } from './cloudwatch/measures.ts'
import { requestCounts } from './cloudwatch/request-counts.ts'
import { checkDocuments } from './commands/check-documents.ts'
import { createCommands } from './commands/commands.ts'
import { createFleet } from './fleet/fleets.ts'
import { createLag } from './fleet/lag.ts'
import { createOwned } from './fleet/owned.ts'
import { createGate } from './gate/gate.ts'
import { foreignArns, groupsOf, type Identity, ownerOf } from './identity.ts'
import { createPermit } from './lease/held-permit.ts'
import { createLeases } from './lease/leases.ts'
import { notTheLease } from './lease/named-lease.ts'
import type { Aws } from './reach-aws.ts'
import { createRecords } from './records/records.ts'
import { deniedReads } from './rights/denied-reads.ts'
import { checkRights } from './rights/rights.ts'
import type { Scope } from './scope.ts'
import { type Ahead, checkTraffic } from './traffic/check-traffic.ts'
import { loadBalancers } from './traffic/load-balancers.ts'
import { trafficNotices } from './traffic/notices.ts'
import { createTraffic, type LoadBalancerTraffic } from './traffic/traffic.ts'
import { createWorld } from './world.ts'

/** AWS for one service. */
export interface Connected {
  readonly world: World
  readonly leases: Leases
  readonly clock: Clock
  readonly traffic: LoadBalancerTraffic
  readonly fleet: Fleet
  /** Commands that run on the machines themselves. */
  readonly commands: RemoteCommands
  /** What CloudWatch has counted since then. */
  counts(since: Instant, signal: AbortSignal): Promise<RequestCounts>
  /** What was measured of a side's target groups, by the minute. */
  measures(color: Color, span: Span, signal: AbortSignal): Promise<readonly Measured[]>
  readonly identity: Identity
  /** ARNs of another account or Region. */
  readonly foreign: readonly Mistake[]
  /** Every mistake that only AWS can tell, at once; reads only. */
  check(signal: AbortSignal, ahead?: Ahead): Promise<readonly Mistake[]>
  /** What this role may not do of what the run of such a release will do; tries and asks, writes nothing. */
  rights(
    ahead: Ahead,
    release: string,
    signal: AbortSignal,
  ): Promise<{ readonly mistakes: readonly Mistake[]; readonly notices: readonly string[] }>
  /** What it may not read, where a read was denied. */
  deniedReads(signal: AbortSignal): Promise<readonly Mistake[]>
  /** What an ARN is instead of the lease that stands; undefined where it is that. */
  notTheLease(arn: string, signal: AbortSignal): Promise<string | undefined>
  /** What AWS shows that its user should know, and nothing forbids; reads only. */
  notices(signal: AbortSignal): Promise<readonly string[]>
}

/** Wires the adapter for one service; nothing is read yet. `nonce` tells this run's lease from all others; `named`: one to take. */
export const connect = (
  settings: ServiceSettings,
  run: Run,
  { clients, reads, clock, identity }: Aws,
  nonce: string,
  say: Scope['say'] = () => {},
  named?: string,
): Connected => {
  const foreign = foreignArns(settings, identity)
  const owner = ownerOf(identity.account, identity.region, settings.ownerGroups ?? groupsOf(settings))
  const permit = createPermit()
  const wrote: Scope['wrote'] = new Map()
  const scope: Scope = { clients: permittedClients(clients, permit), settings, owner, run, say, wrote }
  // The lease is written with no permit but its own.
  const leases = createLeases({ ...scope, clients }, { holder: run, nonce, named }, permit)
  const lag = createLag()
  const fleet = createFleet(scope, lag)
  const looking: Scope = { ...scope, clients: reads }
  const traffic = createTraffic(scope, leases.other, loadBalancers(looking))
  const records = createRecords(scope)
  const looked = createFleet(looking, lag)
  const alarms = createAlarms(scope)
  return {
    world: createWorld({
      scope,
      fleet,
      owned: createOwned(scope, lag),
      traffic,
      records,
      gate: createGate(scope, fleet, lag),
      alarms,
    }),
    leases,
    clock,
    traffic,
    fleet,
    commands: createCommands(scope),
    counts: (since, signal) => requestCounts(scope, since, signal),
    measures: (color, span, signal) => measuresOf(scope, color, span, signal),
    identity,
    foreign,
    async check(signal, ahead = { launches: true, switches: true }) {
      // What belongs to another account or Region cannot be asked for anything more.
      if (foreign.length > 0) return foreign
      const found = [
        checkTraffic(looking, ahead, signal),
        looked.check(ahead.launches, signal),
        checkDocuments(scope, signal),
        checkAlarms(scope, alarms, signal),
        ahead.switches ? checkCompare(scope, signal) : [],
      ]
      return (await Promise.all(found)).flat()
    },
    async rights(ahead, release, signal) {
      if (foreign.length > 0) return { mistakes: [], notices: [] }
      return checkRights(looking, looked, identity, ahead, release, signal)
    },
    deniedReads: (signal) => deniedReads(looking, identity, signal),
    async notTheLease(arn, signal) {
      return foreign.length > 0 ? undefined : notTheLease(scope, arn, signal)
    },
    async notices(signal) {
      const found = await Promise.all([trafficNotices(looking, signal), looked.notices?.(signal) ?? []])
      return found.flat()
    },
  }
}
