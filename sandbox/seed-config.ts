import { stringify } from 'yaml'
import { HOST, type Seeded, type SeededService, ZONE_NAME } from './seed/seeded.ts'

/** A config file for the action that fits the seeded services. */
export function configText({ services, place }: Seeded, targets: number): string {
  const each = services.map((service) => [service.name, serviceConfig(service, place, targets)])
  return stringify({ services: Object.fromEntries(each) })
}

function serviceConfig({ routes, groups }: SeededService, place: Seeded['place'], targets: number): object {
  return {
    host: HOST,
    routes: routes.map(({ kind, arn }) => ({ [kind]: arn })),
    'target-groups': groups,
    preview: { priority: 10, header: 'X-Switchover-Preview' },
    fleet: { ec2: fleet(place, targets) },
    dns: { zone: place.zoneId, record: `{name}.${ZONE_NAME}`, ttl: 60, address: 'private' },
    'release-test': [
      { http: { path: '/version', header: { 'x-release': '{release}' }, via: 'preview' } },
      { http: { path: '/healthz', via: 'instance' } },
    ],
    proof: { path: '/version', header: { 'x-release': '{release}' } },
    health: { within: '30s' },
    'minimum-hold': '0s',
    hold: '30m',
    lease: '3s',
  }
}

function fleet({ imageId, subnetIds, securityGroupId }: Seeded['place'], targets: number): object {
  return {
    // With nothing on the live side a release still needs something to run on.
    count: Math.max(1, targets),
    image: imageId,
    types: ['t3.small'],
    subnets: subnetIds,
    'security-groups': [securityGroupId],
    name: '{service}-{color}-{index}',
    'user-data': '#!/bin/sh\nserve --release {release} --color {color}\n',
  }
}
