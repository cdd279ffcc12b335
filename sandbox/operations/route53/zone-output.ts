import type { ChangeInfo, HostedZone } from '@aws-sdk/client-route-53'
import { AwsError } from '../../aws-error.ts'
import type { Caller } from '../../model/identities.ts'
import type { World } from '../../model/world.ts'
import type { Zone, ZoneChange } from '../../model/zones.ts'

/** The zone of an id with or without its prefix; only those of its own account reach it. */
export function zoneOf(world: World, id = '', caller: Caller = world.identities.own): Zone {
  const bare = id.replace(/^\/?hostedzone\//, '')
  const zone = world.zones.zones.get(bare)
  if (zone === undefined) throw new AwsError('NoSuchHostedZone', `No hosted zone found with ID: ${bare}`, 404)
  if (zone.account !== caller.account) throw notTheirs(caller)
  return zone
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-overview.html */
function notTheirs({ arn }: Caller): AwsError {
  return new AwsError('AccessDenied', `User: ${arn} is not authorized to access this resource`, 403)
}

/** The zones of the caller's account. */
export function zonesOf({ zones, identities }: World, caller: Caller = identities.own): Zone[] {
  return [...zones.zones.values()].filter(({ account }) => account === caller.account)
}

export function zoneOutput(world: World, zone: Zone): HostedZone {
  return {
    Id: `/hostedzone/${zone.id}`,
    Name: zone.name,
    CallerReference: zone.callerReference,
    Config: { PrivateZone: zone.private, ...(zone.comment !== undefined && { Comment: zone.comment }) },
    ResourceRecordSetCount: world.zones.listed(zone.id).length,
  }
}

export function changeOutput(change: ZoneChange): ChangeInfo {
  return {
    Id: `/change/${change.id}`,
    Status: change.status,
    SubmittedAt: new Date(change.submittedMs),
    ...(change.comment !== undefined && { Comment: change.comment }),
  }
}

/** "If Route 53 can't process a request before the next request arrives, it will reject subsequent requests." */
export function refuseWhileBusy(world: World, zone: Zone): void {
  if (!world.zones.isBusy(zone.id)) return
  throw new AwsError(
    'PriorRequestNotComplete',
    'The request was rejected because Route 53 was still processing a prior request.',
  )
}

/** The name servers that every zone of the sandbox has. */
export function nameServersOf(world: World, zone: Zone): string[] {
  const own = world.zones.listed(zone.id).find(({ name, type }) => name === zone.name && type === 'NS')
  return (own?.values ?? []).map((value) => value.replace(/\.$/, ''))
}
