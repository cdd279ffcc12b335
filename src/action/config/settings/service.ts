import type { CompareSettings, RouteSettings, ServiceSettings } from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'
import type { Texts } from '../texts.ts'
import { busySettings, commandList, migrateSettings } from './commands.ts'
import { fleetSettings } from './fleet.ts'
import { httpSettings, proofSettings } from './http.ts'
import { testSettings } from './tests.ts'

type Pair = ServiceSettings['pairs'][number]

/** What aws/ and probe/ are told of a service. */
export function serviceSettings(name: string, read: ServiceRead, texts: Texts): ServiceSettings {
  const pairs = pairsOf(read)
  return {
    service: name,
    host: read.host,
    routes: read.routes.map((route, at) => routeSettings(name, route, at, pairs)),
    pairs,
    preview: read.preview,
    fleet: fleetSettings(read.fleet, texts),
    dns: dnsSettings(read),
    ready: readySettings(read.ready),
    setUp: commandList(read['set-up'], texts),
    migrate: read.migrate && migrateSettings(read.migrate, texts),
    switch: {
      before: commandList(read.switch.before, texts),
      after: commandList(read.switch.after, texts),
      byWeight: read.switch.steps.length > 1,
    },
    gate: read.gate && { parameter: read.gate.ssm, overlap: read.gate.overlap },
    releaseTests: testSettings(read['release-test'], texts),
    proof: read.proof && proofSettings(read.proof),
    watch: read.watch && {
      http: read.watch.http && httpSettings(read.watch.http),
      alarms: read.watch.alarms,
      compare: compareSettings(read.watch.compare),
    },
    busy: read.retire.busy && busySettings(read.retire.busy, texts),
    beforeRetire: commandList(read.retire.before, texts),
    leaseMs: read.lease,
  }
}

type CompareRead = NonNullable<ServiceRead['watch']>['compare']

function compareSettings(read: CompareRead): CompareSettings | undefined {
  if (read === undefined) return undefined
  const { errors, latency, minutes, requests } = read
  return { errors, latencyMs: latency, minutes, requests }
}

/** The service's own pair first, then those of its routes, each once. */
export function pairsOf(read: ServiceRead): readonly Pair[] {
  const all = [read['target-groups'], ...read.routes.flatMap((route) => route['target-groups'] ?? [])]
  return all.filter((pair, at) => all.findIndex((other) => isSame(pair, other)) === at)
}

const isSame = (a: Pair, b: Pair): boolean => a.blue === b.blue && a.green === b.green

function routeSettings(
  name: string,
  route: ServiceRead['routes'][number],
  at: number,
  pairs: readonly Pair[],
): RouteSettings {
  const own = route['target-groups']
  return {
    kind: route.rule === undefined ? 'listener' : 'rule',
    arn: route.rule ?? route.listener ?? '',
    path: `services.${name}.routes[${at}]`,
    pair: own === undefined ? 0 : pairs.findIndex((pair) => isSame(pair, own)),
    host: route.host,
    proofPath: route.proof?.path,
  }
}

function dnsSettings({ dns }: ServiceRead): ServiceSettings['dns'] {
  if (dns === undefined) return undefined
  const { zone, record, ttl, address, role } = dns
  return { zone, record, ttl, address, role }
}

function readySettings(ready: ServiceRead['ready']): ServiceSettings['ready'] {
  if (ready === undefined) return undefined
  const { tcp, http, ssm, delay: delayMs, within: withinMs } = ready
  if (tcp !== undefined) return { probe: { tcp }, delayMs, withinMs }
  if (http !== undefined) return { probe: { http: httpSettings(http) }, delayMs, withinMs }
  return ssm && { probe: { ssm }, delayMs, withinMs }
}
