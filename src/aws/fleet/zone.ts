import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53'
import pLimit from 'p-limit'
import type { NameRecord } from '../../deploy/model.ts'
import { SwitchoverError } from '../../errors.ts'
import { awsCode } from '../faults.ts'
import type { Scope } from '../scope.ts'

/** Up to this many names are asked for one by one; more are found by reading the whole zone. */
const namesOneByOne = 20

/** Route 53's bucket gives ten calls a second. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html */
const atOnce = 5

/** An UPSERT counts twice towards 1,000 records a request. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html */
const changesACall = 500

/** AWS says a change is on all its servers within 60 seconds, generally. */
const insyncMs = 180_000

/** The plain A records under these absolute names, spelled as they were asked for. */
export const readRecords = async (
  scope: Scope,
  zone: string,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly NameRecord[]> => {
  const asked = new Map(names.map((name) => [name.toLowerCase(), name]))
  if (asked.size === 0) return []
  const limit = pLimit(atOnce)
  const sets =
    asked.size > namesOneByOne
      ? await wholeZone(scope, zone, signal)
      : (
          await Promise.all([...asked.keys()].map((name) => limit(() => setsFrom(scope, zone, name, signal))))
        ).flatMap((from, i) => from.filter((set) => plainName(set) === [...asked.keys()][i]))
  return sets.flatMap((set) => {
    const name = asked.get(plainName(set))
    if (
      name === undefined ||
      set.Type !== 'A' ||
      set.SetIdentifier !== undefined ||
      set.AliasTarget !== undefined
    )
      return []
    const values = (set.ResourceRecords ?? []).map(({ Value }) => Value ?? '')
    return [{ name, values, ttl: set.TTL ?? 0 }]
  })
}

/** AWS's names end in a dot and write some characters in octal. https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html */
const plainName = ({ Name = '' }: ResourceRecordSet): string =>
  Name.replace(/\.$/, '')
    .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    .toLowerCase()

const setsFrom = async (scope: Scope, zone: string, name: string, signal: AbortSignal) => {
  const route53 = await scope.clients.route53()
  const { ResourceRecordSets } = await route53.listRecordSets(
    { HostedZoneId: zone, StartRecordName: name, StartRecordType: 'A', MaxItems: 1 },
    signal,
  )
  return ResourceRecordSets ?? []
}

const wholeZone = async (scope: Scope, zone: string, signal: AbortSignal) => {
  const route53 = await scope.clients.route53()
  const sets: ResourceRecordSet[] = []
  let from: Pick<Parameters<typeof route53.listRecordSets>[0], 'StartRecordName' | 'StartRecordType'> = {}
  for (;;) {
    const page = await route53.listRecordSets({ HostedZoneId: zone, ...from }, signal)
    sets.push(...(page.ResourceRecordSets ?? []))
    if (!page.IsTruncated) return sets
    from = { StartRecordName: page.NextRecordName, StartRecordType: page.NextRecordType }
  }
}

/** Sets records, whatever they were, and waits until every name server has them. */
export const setRecords = async (
  scope: Scope,
  zone: string,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => change(scope, zone, 'UPSERT', records, signal)

/** Removes records, each only while it has exactly these values; what is gone or differs is left alone. */
export const removeRecords = async (
  scope: Scope,
  zone: string,
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    const names = records.map(({ name }) => name)
    const standing = await readRecords(scope, zone, names, signal)
    const same = standing.filter((record) => records.some((old) => isSame(old, record)))
    try {
      return await change(scope, zone, 'DELETE', same, signal)
    } catch (error) {
      // Somebody changed one in between: the whole batch was refused, and is made from a new look.
      if (awsCode(error) !== 'InvalidChangeBatch' || tries === 3) throw error
    }
  }
}

const isSame = (one: NameRecord, another: NameRecord): boolean =>
  one.name === another.name && [...one.values].sort().join() === [...another.values].sort().join()

const change = async (
  scope: Scope,
  zone: string,
  action: 'UPSERT' | 'DELETE',
  records: readonly NameRecord[],
  signal: AbortSignal,
): Promise<void> => {
  const route53 = await scope.clients.route53()
  for (let start = 0; start < records.length; start += changesACall) {
    const changes = records.slice(start, start + changesACall).map((record) => toChange(action, record))
    const { ChangeInfo } = await route53.changeRecordSets(
      { HostedZoneId: zone, ChangeBatch: { Changes: changes } },
      signal,
    )
    await insync(scope, ChangeInfo?.Id ?? '', signal)
  }
}

const toChange = (action: 'UPSERT' | 'DELETE', { name, ttl, values }: NameRecord): Change => ({
  Action: action,
  ResourceRecordSet: { Name: name, Type: 'A', TTL: ttl, ResourceRecords: values.map((Value) => ({ Value })) },
})

const insync = async (scope: Scope, id: string, signal: AbortSignal): Promise<void> => {
  const route53 = await scope.clients.route53()
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
