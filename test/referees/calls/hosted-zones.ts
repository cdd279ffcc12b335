import { fails, ref, route53, undo, until } from './ask.ts'
import type { Call, Scene } from './call.ts'
import type { Stage } from './stage.ts'

/** The name of a private zone that nobody else has. */
export const zoneName = ({ run }: Stage, id: string): string => `${id}.swref-${run}.internal`
export const zoneId = (id: string) => ref(`${id}.HostedZone.Id`)

/** A private zone: it costs nothing when it is deleted within twelve hours, and nobody can ask it. */
export function hostedZone(on: Stage, id: string): Call {
  const input = {
    Name: zoneName(on, id),
    CallerReference: on.name(id),
    HostedZoneConfig: { Comment: on.name('comment'), PrivateZone: true },
    VPC: { VPCId: on.vpc, VPCRegion: on.subnets[0].zone.replace(/[a-z]$/, '') },
  }
  return route53(id, 'CreateHostedZone', input, undo('DeleteHostedZone', { Id: zoneId(id) }))
}

/** Zones, how they are found, and the changes that make them. */
export const hostedZones: Scene = {
  name: 'zones',
  calls: (on) => [
    hostedZone(on, 'web'),
    route53('created', 'GetChange', { Id: ref('web.ChangeInfo.Id') }, until('ChangeInfo.Status', 'INSYNC')),
    route53('get', 'GetHostedZone', { Id: zoneId('web') }),
    route53('lost', 'GetHostedZone', { Id: 'Z0123456789ABCDEFGHIJ' }, fails('NoSuchHostedZone')),
    route53('lostChange', 'GetChange', { Id: 'C0123456789ABCDEFGHIJ' }, fails('NoSuchChange')),
    route53('byName', 'ListHostedZonesByName', { DNSName: zoneName(on, 'web'), MaxItems: 1 }),
    route53('all', 'ListHostedZones', { MaxItems: 1 }),
    route53('noItems', 'ListHostedZones', { MaxItems: 0 }, fails('InvalidInput')),
    route53('records', 'ListResourceRecordSets', { HostedZoneId: zoneId('web') }),
    route53(
      'lostRecords',
      'ListResourceRecordSets',
      { HostedZoneId: 'Z0123456789ABCDEFGHIJ' },
      fails('NoSuchHostedZone'),
    ),
    route53(
      'sameReference',
      'CreateHostedZone',
      { Name: zoneName(on, 'other'), CallerReference: on.name('web') },
      { ...fails('HostedZoneAlreadyExists'), ...undo('DeleteHostedZone', { Id: zoneId('sameReference') }) },
    ),
    route53('delete', 'DeleteHostedZone', { Id: zoneId('web') }),
    route53('gone', 'GetHostedZone', { Id: zoneId('web') }, fails('NoSuchHostedZone')),
    route53('deleteAgain', 'DeleteHostedZone', { Id: zoneId('web') }, fails('NoSuchHostedZone')),
  ],
}
