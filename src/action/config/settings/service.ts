import type { Ec2Settings, RouteSettings, ServiceSettings } from '../../../settings.ts'
import type { ServiceRead } from '../schema/service.ts'
import { httpSettings, proofSettings, testSettings } from './http.ts'

type Pair = ServiceSettings['pairs'][number]

/** What aws/ and probe/ are told of a service. */
export function serviceSettings(
  name: string,
  read: ServiceRead,
  userData: string | undefined,
): ServiceSettings {
  const pairs = pairsOf(read)
  return {
    service: name,
    host: read.host,
    routes: read.routes.map((route, at) => routeSettings(name, route, at, pairs)),
    pairs,
    preview: read.preview,
    fleet: ec2Settings(read.fleet.ec2, userData),
    dns: read.dns,
    ready: readySettings(read.ready),
    releaseTests: testSettings(read['release-test']),
    proof: read.proof && proofSettings(read.proof),
    watch: read.watch && { http: read.watch.http && httpSettings(read.watch.http) },
    busy: read.retire.busy && httpSettings(read.retire.busy.http),
    leaseMs: read.lease,
  }
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

function ec2Settings(ec2: ServiceRead['fleet']['ec2'], userData: string | undefined): Ec2Settings {
  return {
    launchTemplate: ec2['launch-template'],
    image: ec2.image,
    types: ec2.types ?? (ec2.type === undefined ? [] : [ec2.type]),
    subnets: ec2.subnets ?? [],
    securityGroups: ec2['security-groups'] ?? [],
    keyName: ec2['key-name'],
    instanceProfile: ec2['instance-profile'],
    publicIp: ec2['public-ip'],
    name: ec2.name,
    userData,
    tags: ec2.tags,
  }
}

function readySettings(ready: ServiceRead['ready']): ServiceSettings['ready'] {
  const probe =
    ready?.tcp !== undefined ? { tcp: ready.tcp } : ready?.http && { http: httpSettings(ready.http) }
  return ready && probe && { probe, delayMs: ready.delay, withinMs: ready.within }
}
