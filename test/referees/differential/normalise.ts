import type { Outcome } from '../calls/call.ts'
import { at, isList } from '../calls/resolve.ts'
import type { Json } from '../clients/client.ts'
import type { Given } from '../worlds/world.ts'

/** What came of a call, as it can be compared: the same words for the same thing in every world. */
export type Normal = { readonly output: Json } | { readonly refused: string }

/** A world's own words made ours. Of several instances a number says which, in the order of their appearance. */
type Words = (text: string) => string

/** Values that are a matter of the moment, or of the account, wherever they stand. */
const OF_THE_MOMENT = [
  'NextToken',
  'NextMarker',
  'AvailableIpAddressCount',
  'Output',
  'MacAddress',
  'HostedZoneId',
  'ZoneId',
  'AvailabilityZoneId',
  'AccessKeyId',
  'SecretAccessKey',
  'SessionToken',
  'AssumedRoleId',
]

/** The answers of one scene, with ids, times, hosts, addresses, account and Region in words that all worlds share. */
export function normalise(outcomes: ReadonlyMap<string, Outcome>, given: Given): ReadonlyMap<string, Normal> {
  const words = wordsOf(given)
  return new Map([...outcomes].map(([id, outcome]) => [id, normal(outcome, words)]))
}

function normal(outcome: Outcome, words: Words): Normal {
  if ('unplayed' in outcome) return { refused: 'unplayed' }
  if ('error' in outcome) return { refused: `${outcome.error.status} ${outcome.error.code}` }
  return { output: reworded(outcome.output, words) }
}

function reworded(value: Json, words: Words): Json {
  if (typeof value === 'string') return words(value)
  if (value === null || typeof value !== 'object') return value
  if (isList(value)) return inOrder(value.map((item) => reworded(item, words)))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      OF_THE_MOMENT.includes(name) ? `<${name}>` : reworded(inner, words),
    ]),
  )
}

/** What tells the items of a list apart in which AWS promises no order; the first that they have counts. */
const UNORDERED = [
  'ZoneName',
  'Location',
  'InstanceId',
  'SubnetId',
  'HealthCheckPort',
  'TargetGroupName',
  'ResourceArn',
]

function inOrder(items: readonly Json[]): readonly Json[] {
  const key = UNORDERED.find((name) => items.every((item) => at(item, name) !== undefined))
  if (key === undefined) return items
  const [by, { compare }] = [(item: Json) => `${at(item, key)}`, new Intl.Collator('en')]
  return items.toSorted((one, other) => compare(by(one), by(other)))
}

/** The first that fits is the kind of thing it is. Addresses that a call of the list names itself are no matter of the world's. */
const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['time', /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)/g],
  ['time', /\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?= (?:GMT|UTC))/g],
  ['uuid', /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g],
  ['host', /\b[\w-]+(?:\.[\w-]+)*\.(?:elb\.amazonaws\.com|compute\.internal|ec2\.internal)\b/g],
  ['host', /\bec2-[\w-]+(?:\.[\w-]+)*\.amazonaws\.com\b/g],
  ['name server', /\bns-\d+\.(?:awsdns-\d+\.[\w.]+\w|sandbox)\b/g],
  ['key', /(?<=-----BEGIN [A-Z ]*PRIVATE KEY-----\n)[A-Za-z0-9+/=\n]+(?=-----END )/g],
  ['fingerprint', /\b[0-9a-f]{2}(?::[0-9a-f]{2}){15,}\b/g],
  ['change', /(?<=\/change\/)[0-9A-Z]+/g],
  ['id', /(?<=\/hostedzone\/)[0-9A-Z]+/g],
  ['instance', /\bi-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g],
  [
    'id',
    /(?<=\b(?:r|key|eni|eni-attach|vpc-cidr-assoc|vol|lt|ami|sg|snap|acl|dopt|vpc|subnet)-)(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g,
  ],
  ['id', /(?<=\/)[0-9a-f]{15,16}\b/g],
  ['id', /\bZ[0-9A-Z]{8,31}\b/g],
  ['address', /\b(?!192\.0\.2\.|10\.255\.|0\.0\.0\.0)\d{1,3}(?:\.\d{1,3}){3}\b/g],
  ['account', /(?<![\w.-])\d{12}(?![\w.-])/g],
]

function wordsOf(given: Given): Words {
  const known = new Map<string, string>()
  const name = (kind: string, text: string) => {
    if (kind !== 'instance') return `<${kind}>`
    known.set(text, known.get(text) ?? `<instance ${known.size + 1}>`)
    return known.get(text) ?? text
  }
  return (text) => {
    const named = inOurWords(ids(given), text)
    const plain = KINDS.reduce((said, [kind, is]) => said.replace(is, (one) => name(kind, one)), named)
    return inOurWords(places(given), plain)
  }
}

type Pairs = readonly (readonly [theirs: string, ours: string])[]

function inOurWords(pairs: Pairs, text: string): string {
  return pairs.reduce((said, [theirs, ours]) => said.replaceAll(theirs, ours), text)
}

/** What stood there before the list was played. */
function ids({ vpc, subnets, securityGroup, image }: Given): Pairs {
  const numbered = subnets.map(({ id }, index) => [id, `<subnet ${index}>`] as const)
  return [[vpc, '<vpc>'], ...numbered, [securityGroup, '<group>'], [image, '<image>']]
}

/** Zones come before the Region that begins their names, and hosts that hold both are gone by then. */
function places({ subnets }: Given): Pairs {
  const zones = subnets.map(({ zone }, index) => [zone, `<zone ${index}>`] as const)
  return [...zones, [subnets[0].zone.slice(0, -1), '<region>']]
}
