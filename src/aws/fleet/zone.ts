import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53'
import pLimit from 'p-limit'
import type { NameRecord } from '../../deploy/side.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'
import type { Route53 } from '../sdk/route53.ts'
import { batches } from './change-batches.ts'

/** Up to this many names are asked for one by one; more are found by reading the whole zone. */
const namesOneByOne = 20

/** Route 53's bucket gives ten calls a second. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html */
const atOnce = 5

/** AWS says a change is on all its servers within 60 seconds, generally. */
const insyncMs = 180_000

/** The zone's own client: the zone may be another account's. */
interface Zone {
  readonly scope: Scope
  readonly id: string
  readonly route53: Route53
}

const zoneOf = async (scope: Scope): Promise<Zone | undefined> => {
  const { dns } = scope.settings
  if (dns === undefined) return undefined
  const { clients } = scope
  const route53 = await (dns.role === undefined ? clients.route53() : clients.route53As(dns.role))
  return { scope, id: dns.zone, route53 }
}

/** The plain A records under these absolute names, spelled as they were asked for. */
export const readRecords = async (
  scope: Scope,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly NameRecord[]> => {
  if (names.length === 0) return []
  const zone = await zoneOf(scope)
  return zone === undefined ? [] : recordsIn(zone, names, signal)
}

const recordsIn = async (
  zone: Zone,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly NameRecord[]> => {
  const asked = new Map(names.map((name) => [name.toLowerCase(), name]))
  const found: NameRecord[] = []
  const keep = (set: ResourceRecordSet) => {
    const name = asked.get(plainName(set))
    if (name !== undefined && isPlain(set)) found.push(toRecord(name, set))
  }
  if (asked.size > namesOneByOne) await eachSet(zone, keep, signal)
  else {
    const limit = pLimit(atOnce)
    const first = await Promise.all([...asked.keys()].map((name) => limit(() => setFrom(zone, name, signal))))
    // The first set at or after a name may be another's, which two names then share.
    new Map(first.flatMap((set) => (set === undefined ? [] : [[plainName(set), set] as const]))).forEach(keep)
  }
  return found
}

const isPlain = ({ Type, SetIdentifier, AliasTarget }: ResourceRecordSet): boolean =>
  Type === 'A' && SetIdentifier === undefined && AliasTarget === undefined

const toRecord = (name: string, { ResourceRecords, TTL }: ResourceRecordSet): NameRecord => ({
  name,
  values: (ResourceRecords ?? []).map(({ Value }) => Value ?? ''),
  ttl: TTL ?? 0,
})

/** AWS's names end in a dot and write some characters in octal. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
const plainName = ({ Name = '' }: ResourceRecordSet): string =>
  Name.replace(/\.$/, '')
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .toLowerCase()

const setFrom = async ({ route53, id }: Zone, name: string, signal: AbortSignal) => {
  const from = { StartRecordName: name, StartRecordType: 'A' } as const
  const { ResourceRecordSets } = await route53.listRecordSets(
    { HostedZoneId: id, ...from, MaxItems: 1 },
    signal,
  )
  return ResourceRecordSets?.[0]
}

const eachSet = async (
  { route53, id }: Zone,
  hear: (set: ResourceRecordSet) => void,
  signal: AbortSignal,
) => {
  let from: Pick<Parameters<typeof route53.listRecordSets>[0], 'StartRecordName' | 'StartRecordType'> = {}
  for (;;) {
    const page = await route53.listRecordSets({ HostedZoneId: id, ...from }, signal)
    page.ResourceRecordSets?.forEach(hear)
    if (!page.IsTruncated) return
    from = { StartRecordName: page.NextRecordName, StartRecordType: page.NextRecordType }
  }
}

/** Sets records, whatever they were, and waits until every name server has them. */
export const setRecords = async (
  scope: Scope,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  const zone = await zoneOf(scope)
  if (zone !== undefined) await change(zone, 'UPSERT', records, signal)
}

/** Removes records, each only while it has exactly these values; what is gone or differs is left alone. */
export const removeRecords = async (
  scope: Scope,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  const zone = await zoneOf(scope)
  if (zone === undefined || records.length === 0) return
  const wanted = new Map(records.map((record) => [record.name, record]))
  for (let tries = 1; ; tries += 1) {
    const standing = await recordsIn(zone, [...wanted.keys()], signal)
    const same = standing.filter((record) => isSame(wanted.get(record.name), record))
    try {
      return await change(zone, 'DELETE', same, signal)
    } catch (error) {
      // Somebody changed one in between: the whole batch was refused, and is made from a new look.
      if (awsCode(error) !== 'InvalidChangeBatch' || tries === 3) throw error
    }
  }
}

const isSame = (one: NameRecord | undefined, { values }: NameRecord): boolean =>
  one !== undefined && [...one.values].sort().join() === [...values].sort().join()

type Action = 'UPSERT' | 'DELETE'

const change = async (
  zone: Zone,
  action: Action,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  for (const batch of batches(records, action === 'UPSERT' ? 2 : 1)) {
    const changes = batch.map((record) => toChange(action, record))
    await insync(zone, await submit(zone, changes, signal), signal)
  }
}

const toChange = (action: Action, { name, ttl, values }: NameRecord): Change => ({
  Action: action,
  ResourceRecordSet: { Name: name, Type: 'A', TTL: ttl, ResourceRecords: values.map((Value) => ({ Value })) },
})

/** How long another's change of the zone may take, above the SDK's own repeats. */
const priorMs = 120_000

const submit = async (zone: Zone, changes: Change[], signal: AbortSignal): Promise<string> => {
  const until = performance.now() + priorMs
  for (;;) {
    try {
      const input = { HostedZoneId: zone.id, ChangeBatch: { Changes: changes } }
      const { ChangeInfo } = await zone.route53.changeRecordSets(input, signal)
      return ChangeInfo?.Id ?? ''
    } catch (error) {
      if (awsCode(error) !== 'PriorRequestNotComplete' || performance.now() > until) throw error
      await zone.scope.clients.clock.sleep(1_000, signal)
    }
  }
}

const insync = async ({ scope, route53 }: Zone, id: string, signal: AbortSignal): Promise<void> => {
  const until = performance.now() + insyncMs
  for (let pause = 250; ; pause = Math.min(5_000, pause * 1.3)) {
    const { ChangeInfo } = await route53.getChange({ Id: id }, signal)
    if (ChangeInfo?.Status === 'INSYNC') return
    if (performance.now() > until) {
      throw new SwitchoverError(
        'aws',
        `Route 53 has had the change ${id} pending for ${insyncMs / 1000} s`,
        'Run the same command again: it looks whether the records are there by then.',
      )
    }
    await scope.clients.clock.sleep(pause, signal)
  }
}
